//! Runs the program on folders of drafts: in this process with surroundings of its own, or as a process.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot write its files has failed"
)]

use presslint::cli::{Surroundings, run_in};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A draft in which nothing is wrong.
pub const CLEAN: &str =
    "# Centre opens in Gao\n\nGao, 12 March 2024 – The centre opened on Tuesday, 12 March 2024.\n";

/// A draft with one error, PR206.
pub const WRONG: &str =
    "# Centre opens in Gao\n\nGao, 12 March 2024 – The centre opened on Monday, 12 March 2024.\n";

/// A folder that is gone when the test is done.
pub struct Folder {
    pub path: PathBuf,
}

/// What a command answered.
#[derive(Debug)]
pub struct Answer {
    pub code: u8,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    /// An empty folder, the root of a repository so that no configuration above it is found.
    pub fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("presslint-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(path.join(".git")).unwrap();
        Self { path }
    }

    /// A folder with files: names and what they hold.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path.join(name)).unwrap()
    }

    /// Runs the program in this folder, without environment and terminal.
    pub fn run(&self, args: &[&str]) -> Answer {
        self.run_with(args, "", &[])
    }

    /// The same with something on standard input and with variables.
    pub fn run_with(&self, args: &[&str], stdin: &str, variables: &[(&str, &str)]) -> Answer {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let surroundings = Surroundings {
            folder: self.path.clone(),
            variables: variables.collect(),
            ..Surroundings::default()
        };
        let args = std::iter::once("presslint").chain(args.iter().copied()).map(OsString::from);
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let code = run_in(&surroundings, args, &mut stdin.as_bytes(), &mut stdout, &mut stderr);
        let code = (0..=u8::MAX).find(|number| std::process::ExitCode::from(*number) == code);
        Answer {
            code: code.expect("an exit code is a small number"),
            stdout: String::from_utf8(stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(stderr).expect("messages are UTF-8"),
        }
    }

    /// The program as a process in this folder, with an empty environment.
    pub fn process(&self) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_presslint"));
        command.current_dir(&self.path).env_clear();
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary folder is no harm.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

impl Answer {
    /// The run as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The files that were checked.
    pub fn paths(&self) -> Vec<String> {
        let json = self.json();
        let files = json["files"].as_array().expect("files are a list").clone();
        files.iter().map(|file| file["path"].as_str().expect("a path is text").to_owned()).collect()
    }
}

/// A path without the marks a test folder's name brings along.
pub fn inside(folder: &Folder, text: &str) -> String {
    text.replace(&Path::new(&folder.path).display().to_string(), "FOLDER")
}
