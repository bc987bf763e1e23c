//! The packs that come with the program: they load without a mistake, and name no rule that does not exist.

use presslint::dev;

#[test]
fn every_pack_loads_without_a_mistake() {
    let mut told = Vec::new();
    for pack in dev::packs() {
        for mistake in dev::pack_mistakes(&pack) {
            told.push(format!(
                "{}:{} {} {}",
                mistake["path"], mistake["location"]["start"]["line"], mistake["name"], mistake["message"]
            ));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
