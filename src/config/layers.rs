//! Which layers there are and in which order: packs, files that are extended, the project file, the command line.

use super::check::Mistakes;
use super::fields::Setting;
use super::options::{self, Options, Role};
use super::pack::{Library, is_bundled};
use super::parse::{parse, parse_static};
use super::suggest::{closest, listed};
use super::tree::{Place, Table};
use super::{Layers, ReadFile, TomlFile, lists};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where reading happens: the files that were read, the mistakes that were made, and how further files are opened.
pub struct Desk<'l> {
    /// All files, by number.
    pub files: Vec<TomlFile>,
    /// All mistakes so far.
    pub mistakes: Mistakes,
    library: Library,
    read_file: Option<ReadFile<'l>>,
}

impl<'l> Desk<'l> {
    /// An empty desk.
    pub fn new(library: Library, layers: &Layers<'l>) -> Self {
        Self { files: Vec::new(), mistakes: Mistakes::default(), library, read_file: layers.read_file }
    }

    /// Takes a file in.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> usize {
        self.files.push(TomlFile { name: name.into(), text: text.into() });
        self.files.len() - 1
    }

    /// Takes a text from the command line in, and gives its place.
    pub fn add_argument(&mut self, flag: &str, text: &str) -> Place {
        Place { file: self.add(flag, text), start: 0, end: text.len() }
    }

    /// Opens a file that another one names; `what` says in messages what it was to be.
    pub fn open(&mut self, written: &str, named_at: Place, what: &str) -> Option<usize> {
        let naming = self.files[named_at.file].name.clone();
        let found = match self.library.beside(&naming, written) {
            Some((name, text)) => Ok(TomlFile { name, text: text.into() }),
            None => match self.read_file {
                Some(read) => read(&naming, written),
                None => Err("no files can be read here".to_owned()),
            },
        };
        match found {
            Ok(file) => {
                // One that was read before is not read again.
                let known = self.files.iter().position(|own| own.name == file.name);
                Some(known.unwrap_or_else(|| self.add(file.name, file.text)))
            }
            Err(error) => {
                let message = format!("the {what} “{written}” cannot be read: {error}");
                let mistake = self.mistakes.report(named_at, "missing-file", message);
                if !naming.starts_with("--") {
                    mistake.help(format!("paths start from the folder of {naming}"));
                }
                None
            }
        }
    }

    /// Reads a file's TOML, with its lists in place.
    fn parse(&mut self, file: usize) -> Table {
        let text = self.files[file].text.clone();
        let (table, errors) = parse(file, &text);
        for error in errors {
            self.mistakes.report(error.place, "syntax", error.message);
        }
        self.with_lists(table)
    }

    fn with_lists(&mut self, mut table: Table) -> Table {
        for entry in &mut table.entries {
            if matches!(entry.key.as_ref(), "rules" | "rule" | "entity" | "person" | "part" | "overrides") {
                lists::inline(&mut entry.node, self);
            }
        }
        table
    }
}

/// What a layer is; it decides what may change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// A pack, bundled or the user's own.
    Pack,
    /// A project file, or one that it extends.
    File,
    /// The command line.
    CommandLine,
}

/// A layer with everything it says.
#[derive(Debug)]
pub struct Layer {
    /// `pack:iom`, or the file's name.
    pub name: String,
    /// What it is.
    pub kind: LayerKind,
    /// What it says.
    pub options: Options,
    /// The layers it names, by index, each with the place where it does.
    pub direct: Vec<(usize, Place)>,
    /// The layers it builds on, directly or not, by index.
    pub below: BTreeSet<usize>,
    /// Where it was named first.
    pub named_at: Option<Place>,
}

impl Layer {
    /// Whether it comes with the program.
    pub fn is_bundled(&self) -> bool {
        is_bundled(&self.name)
    }
}

/// Finds all layers, lowest first.
pub fn discover(layers: &Layers<'_>, desk: &mut Desk<'_>) -> Vec<Layer> {
    let mut search = Search { desk, layers, found: Vec::new(), open: Vec::new() };
    match &layers.project {
        Some(project) => {
            let file = search.desk.add(project.name.clone(), project.text.clone());
            search.file(file, None);
        }
        None => {
            if search.named_packs().is_empty() {
                search.pack("core", None);
            }
        }
    }
    for fragment in &layers.config {
        search.fragment(fragment);
    }
    search.found
}

struct Search<'s, 'l, 'd> {
    desk: &'s mut Desk<'d>,
    layers: &'s Layers<'l>,
    found: Vec<Layer>,
    /// Names of layers that are being read: one that is met again extends itself.
    open: Vec<String>,
}

impl Search<'_, '_, '_> {
    /// The packs of `--pack`: above those that the project extends, below the project itself.
    fn named_packs(&mut self) -> Vec<(usize, Place)> {
        let layers = self.layers;
        let mut found = Vec::new();
        for name in &layers.packs {
            let place = self.desk.add_argument("--pack", name);
            let name = name.strip_prefix("pack:").unwrap_or(name);
            found.extend(self.pack(name, Some(place)).map(|layer| (layer, place)));
        }
        found
    }

    fn pack(&mut self, name: &str, named_at: Option<Place>) -> Option<usize> {
        let key = format!("pack:{name}");
        if let Some(known) = self.known(&key, named_at) {
            return known;
        }
        let files = self.desk.library.files(name);
        if files.is_empty() {
            self.unknown_pack(name, named_at);
            return None;
        }
        let mut options = Options::default();
        for (at, (file_name, text)) in files.into_iter().enumerate() {
            let file = self.desk.add(file_name, text);
            let (table, errors) = parse_static(file, text);
            for error in errors {
                self.desk.mistakes.report(error.place, "syntax", error.message);
            }
            let table = self.desk.with_lists(table);
            let role = if at == 0 { Role::PackHead } else { Role::PackBody };
            let read = options::read(table, role, &mut self.desk.mistakes);
            if at == 0 { options = read } else { options.absorb(read) }
        }
        self.check_pack_name(name, &options);
        Some(self.push(key, LayerKind::Pack, options, named_at))
    }

    /// A pack is called as its folder is: both names are used for it.
    fn check_pack_name(&mut self, folder: &str, options: &Options) {
        if let Some(name) = options.pack.name.as_ref().filter(|name| name.value != folder) {
            let message = format!("the pack is called “{}”, its folder “{folder}”", name.value);
            self.desk.mistakes.report(name.place, "pack-name", message);
        }
    }

    fn unknown_pack(&mut self, name: &str, named_at: Option<Place>) {
        let names = self.desk.library.names();
        // Only `core` is used without being named, and it is there.
        let place = named_at.unwrap_or_default();
        let by_flag = self.desk.files.get(place.file).is_some_and(|file| file.name == "--pack");
        let prefix = if by_flag { "" } else { "pack:" };
        let near = closest(name, names.clone()).map(|near| format!("{prefix}{near}"));
        let help = near.as_ref().map_or_else(String::new, |near| format!("did you mean “{near}”? "));
        let message = format!("there is no pack “{name}”");
        let mistake = self.desk.mistakes.report(place, "unknown-pack", message);
        mistake.help(format!("{help}packs: {}", listed(names)));
    }

    /// A file as a layer; the main one is named by nobody.
    fn file(&mut self, file: usize, named_at: Option<Place>) -> Option<usize> {
        let name = self.desk.files[file].name.clone();
        let table = self.desk.parse(file);
        let is_pack = table.get("pack").is_some();
        let role = if is_pack { Role::PackHead } else { Role::Project };
        let options = options::read(table, role, &mut self.desk.mistakes);
        let kind = if is_pack { LayerKind::Pack } else { LayerKind::File };
        Some(self.push(name, kind, options, named_at))
    }

    /// Follows what a layer extends, then adds the layer itself.
    fn push(&mut self, name: String, kind: LayerKind, options: Options, named_at: Option<Place>) -> usize {
        self.open.push(name.clone());
        let mut below = BTreeSet::new();
        let mut direct = Vec::new();
        match &options.extends {
            Some(extends) => {
                let found = extends.iter().filter_map(|item| Some((self.extended(item)?, item.place)));
                direct.extend(found);
                // Below a name that leads nowhere core would have stood: its rules are not unknown because of it.
                if kind == LayerKind::File && direct.len() < extends.len() {
                    below.extend(self.pack("core", None));
                }
            }
            // A file that names nothing to build on builds on core.
            None if kind == LayerKind::File && self.layers.packs.is_empty() => {
                below.extend(self.pack("core", None));
            }
            None => {}
        }
        if named_at.is_none() && !is_bundled(&name) {
            direct.extend(self.named_packs());
        }
        self.open.pop();
        below.extend(direct.iter().map(|(layer, _)| *layer));
        for layer in below.clone() {
            below.extend(&self.found[layer].below);
        }
        self.found.push(Layer { name, kind, options, direct, below, named_at });
        self.found.len() - 1
    }

    fn extended(&mut self, item: &Setting<String>) -> Option<usize> {
        if let Some(pack) = item.value.strip_prefix("pack:") {
            return self.pack(pack, Some(item.place));
        }
        if self.desk.library.names().any(|pack| pack == item.value) {
            let message = format!("“{}” would be a file", item.value);
            let mistake = self.desk.mistakes.report(item.place, "missing-file", message);
            mistake.help("packs are named with `pack:` before them");
            mistake.replace_by(&format!("pack:{}", item.value));
            return None;
        }
        let file = self.desk.open(&item.value, item.place, "file")?;
        let name = self.desk.files[file].name.clone();
        match self.known(&name, Some(item.place)) {
            Some(known) => known,
            None => self.file(file, Some(item.place)),
        }
    }

    /// A layer that was met before: found, or, as it is still open, a circle, which is a mistake.
    #[expect(clippy::option_option, reason = "not met, met and usable, met and not usable")]
    fn known(&mut self, name: &str, named_at: Option<Place>) -> Option<Option<usize>> {
        if let Some(at) = self.found.iter().position(|layer| layer.name == name) {
            return Some(Some(at));
        }
        let at = self.open.iter().position(|open| open == name)?;
        let between = self.open[at + 1..].iter().map(String::as_str);
        let message = match listed(between) {
            between if between.is_empty() => format!("“{name}” extends itself"),
            between => format!("“{name}” extends itself, by way of {between}"),
        };
        self.desk.mistakes.report(named_at.unwrap_or_default(), "circle", message);
        Some(None)
    }

    fn fragment(&mut self, written: &str) {
        let file = self.desk.add("--config", written);
        let before = self.desk.mistakes.len();
        let table = self.desk.parse(file);
        if self.desk.mistakes.len() > before {
            let place = Place { file, start: 0, end: written.len() };
            let message = "this is no TOML; a text needs quotation marks: language=\"fr\"";
            self.desk.mistakes.report(place, "syntax", message);
        }
        let options = options::read(table, Role::Fragment, &mut self.desk.mistakes);
        let below = (0..self.found.len()).collect();
        let name = "--config".to_owned();
        let kind = LayerKind::CommandLine;
        self.found.push(Layer { name, kind, options, direct: Vec::new(), below, named_at: None });
    }
}
