//! The command line.

use crate::config::{Layers, load};
use crate::document::Source;
use crate::engine::check;
use crate::formats;
use crate::report::{OutputFormat, RenderOptions, Run, render};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::process::ExitCode;

/// Runs the command.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    _stdin: &mut dyn Read,
    stdout: &mut dyn Write,
    _stderr: &mut dyn Write,
) -> ExitCode {
    let mut run = Run::default();
    let (profile, _) = load(&Layers { packs: vec!["core".to_owned()], ..Layers::default() });
    let mut paths: Vec<std::path::PathBuf> =
        args.into_iter().skip(2).map(Into::into).filter(|p: &std::path::PathBuf| p.exists()).collect();
    if let [one] = paths.as_slice() {
        if one.is_dir() {
            paths = std::fs::read_dir(one)
                .map(|d| {
                    d.flatten()
                        .map(|e| e.path())
                        .filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"))
                        .collect()
                })
                .unwrap_or_default();
        }
    }
    paths.sort();
    for path in paths {
        #[allow(clippy::disallowed_methods)]
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let name = path.to_string_lossy().into_owned();
        let format = formats::detect(&name, &bytes);
        run.files.push(check(Source::new(name, format, bytes), &profile));
    }
    let _ = render(OutputFormat::Json, &run, &RenderOptions::default(), stdout);
    ExitCode::SUCCESS
}
