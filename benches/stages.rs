//! What each stage of a check costs a byte, beside the Markdown parser alone over the same bytes.
//!
//! `cargo bench`; the ratios are what travels from one machine to another.

#[path = "generator.rs"]
mod generator;
#[path = "worst.rs"]
mod worst;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::Draft;
use presslint::dev::Stages;
use std::hint::black_box;
use std::time::Duration;

const PACKS: &[&str] = &["core", "un", "iom"];

fn bytes(drafts: &[Draft]) -> u64 {
    drafts.iter().map(|draft| draft.text.len() as u64).sum()
}

/// The unit of all ratios: pulldown-cmark with offsets over the same bytes.
fn parser_alone(draft: &Draft) -> usize {
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    pulldown_cmark::Parser::new_ext(&draft.text, options).into_offset_iter().count()
}

fn stages(c: &mut Criterion) {
    let stages = Stages::new(PACKS);
    let drafts = generator::drafts(11, 100);
    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes(&drafts)));
    group.bench_function("0 parser alone", |b| {
        b.iter(|| drafts.iter().map(|draft| parser_alone(black_box(draft))).sum::<usize>());
    });
    type Stage = fn(&Stages, &str, &[u8]) -> usize;
    let all: [(&str, Stage); 6] = [
        ("1 read", Stages::read),
        ("2 tokens", Stages::tokens),
        ("3 patterns", Stages::patterns),
        ("4 label", Stages::label),
        ("5 check", Stages::check),
        ("6 check and json", Stages::json),
    ];
    for (name, stage) in all {
        group.bench_function(name, |b| {
            b.iter(|| {
                drafts
                    .iter()
                    .map(|draft| stage(&stages, &draft.name, black_box(draft.text.as_bytes())))
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

fn one_release(c: &mut Criterion) {
    let stages = Stages::new(PACKS);
    let draft = &generator::drafts(3, 1)[0];
    let mut group = c.benchmark_group("one release");
    group.throughput(Throughput::Bytes(draft.text.len() as u64));
    group.bench_function("check", |b| b.iter(|| stages.check(&draft.name, black_box(draft.text.as_bytes()))));
    group.finish();
}

fn a_folder_of_a_thousand(c: &mut Criterion) {
    let stages = Stages::new(PACKS);
    let drafts = generator::drafts(5, 1000);
    let mut group = c.benchmark_group("folder of 1000");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes(&drafts)));
    group.bench_function("check", |b| {
        b.iter(|| {
            drafts
                .iter()
                .map(|draft| stages.check(&draft.name, black_box(draft.text.as_bytes())))
                .sum::<usize>()
        });
    });
    group.finish();
}

/// Ten times the text costs about ten times the time: the throughput of both must be alike.
fn linear(c: &mut Criterion) {
    let stages = Stages::new(PACKS);
    let story = "The centre opened on Tuesday, 5 March 2024, and “it will stay open,” said Ana Silva, Director of the Basin Office (BO). ";
    let mut group = c.benchmark_group("linear");
    group.sample_size(10);
    for times in [100, 1000, 10_000] {
        let one_paragraph = format!("# Title of a release\n\nGeneva – {}\n", story.repeat(times));
        let many_paragraphs =
            format!("# Title of a release\n\nGeneva – {}\n", format!("{story}\n\n").repeat(times));
        for (name, text) in [("one paragraph", one_paragraph), ("many paragraphs", many_paragraphs)] {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, times), &text, |b, text| {
                b.iter(|| stages.check("long.md", black_box(text.as_bytes())));
            });
        }
    }
    group.finish();
}

/// Texts that nobody writes and that once cost more than their length: each at 40 kB and at 400 kB, whose throughput must
/// be alike. What grows with the square shows as a tenth of it.
fn linear_at_worst(c: &mut Criterion) {
    let stages = Stages::new(PACKS);
    let mut group = c.benchmark_group("linear at worst");
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(1));
    for (name, piece) in worst::PIECES {
        for size in [40_000, 400_000] {
            let text = worst::text(*piece, size);
            group.throughput(Throughput::Bytes(text.len() as u64));
            for extension in ["md", "txt"] {
                let id = BenchmarkId::new(format!("{name} {extension}"), size);
                group.bench_with_input(id, &text, |b, text| {
                    b.iter(|| stages.json(&format!("long.{extension}"), black_box(text.as_bytes())));
                });
            }
        }
    }
    group.finish();
}

criterion_group!(benches, stages, one_release, a_folder_of_a_thousand, linear, linear_at_worst);
criterion_main!(benches);
