//! Verbs of saying, and words that stand for whoever says it. English, French and Spanish; all folded.

use crate::text::WordSet;
use std::sync::LazyLock;

/// Verbs that do nothing but attribute speech: after a comma, with a subject beside them, speech is over.
/// Compound tenses are found by their participle.
pub static TELLING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "said says added adds explained explains noted notes stated states told tells remarked remarks commented comments
         continued continues concluded concludes replied replies recalled recalls declared declares stressed stresses
         warned warns argued argues insisted insists reiterated emphasized emphasised emphasizes emphasises observed
         cautioned exclaimed quipped joked urged announced underlined underscored confirmed acknowledged wrote asked
         déclaré déclare déclarait dit disait ajouté ajoute ajoutait expliqué explique expliquait souligné souligne
         soulignait affirmé affirme affirmait précisé précise précisait indiqué indique indiquait rappelé rappelle
         estimé estime estimait noté note poursuit poursuivi conclu conclut insisté insiste assuré assure raconte
         raconté racontait témoigne témoigné commente commenté confié confie constate constaté promis promet répond
         répondu regrette regretté avertit averti résume résumé annoncé annonce salué plaidé lancé lance écrit
         dijo dice señaló señala afirmó afirma explicó explica agregó agrega añadió añade destacó destaca indicó
         declaró declara manifestó manifiesta expresó expresa subrayó subraya comentó comenta aseguró asegura
         sostuvo sostiene recordó recuerda apuntó apunta concluyó concluye advirtió advierte relató relata contó cuenta
         mencionó menciona puntualizó remarcó resaltó enfatizó reconoció anunció precisó informó resumió reiteró
         detalló reflexionó escribió pidió respondió insistió lamentó prometió",
    )
});

/// Verbs and prepositions that tie words to a speaker where a quotation stands beside them.
pub static SAYING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "said says say saying added adds adding explained explains explaining stressed stresses stressing noted notes
         noting stated states stating told tells telling warned warns warning announced announces declared declares
         remarked remarks remarking commented comments commenting continued continues concluded concludes emphasized
         emphasised emphasizes emphasises emphasizing underlined underlines underscored urged urges argued argues asked
         asks replied replies recalled recalls observed observes reported reports reads read wrote writes writing
         claimed claims insisted insists affirmed affirms admitted admits agreed agrees called calling calls cautioned
         reiterated reiterates pointed testified acknowledged acknowledges according praised promised responded vowed
         pledged thanked joked quipped described describes describing expressed expressing opined shared shares
         reflected exclaimed mentioned confirmed confirms asserted quoted quoting whispered shouted sang signed spoke
         suggested concurred lamented contended maintained proclaimed commended applauded applauding summed put puts
         states demanded denounced criticized criticised dubbed labeled labelled characterized termed cited quotes
         contends maintains suggests believes hopes thinks feels notes laughed smiled cried answered answers
         déclaré déclare déclarait déclarant dit disait disant ajouté ajoute ajoutait ajoutant expliqué explique
         expliquait souligné souligne soulignait soulignant affirmé affirme affirmait affirmant précisé précise précisait
         indiqué indique indiquait rappelé rappelle rappelant estimé estime estimait noté note poursuit poursuivi conclu
         conclut insisté insiste assuré assure raconte raconté racontait témoigne témoigné commente commenté confié
         confie constate constaté observe écrit selon lance lancé répond répondu regrette regretté avertit averti résume
         résumé annoncé annonce salué salue promis promet plaidé demande demandé qualifie qualifié appelle appelé ironise réjouit réjouissait reconnaît reconnaissait reconnu félicite félicité plaide prévient prévenu détaille détaillé
         s'inquiète inquiète admet
         martèle martelé soupire sourit s'exclame exclamé
         dijo dice decía diciendo señaló señala señalando afirmó afirma explicó explica agregó agrega añadió añade
         destacó destaca indicó indica declaró declara manifestó manifiesta expresó expresa subrayó subraya comentó
         comenta aseguró asegura sostuvo sostiene recordó recuerda apuntó apunta concluyó concluye advirtió advierte
         relató relata contó cuenta según mencionó menciona puntualizó remarcó resaltó enfatizó reconoció anunció
         precisó informó resumió reiteró detalló reflexionó escribió pidió respondió insistió celebró lamentó prometió
         calificó llamó bromeó confesó admitió reclamó exclamó valoró expuso argumentó ratificó remarca resalta enfatiza puntualiza
         detalla resume opinó opina cree considera",
    )
});

/// Words that may stand between a verb of saying and its subject, or before it.
pub static BESIDE_VERBS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "has had have also later then today yesterday further recently again simply once who and publicly proudly
         a ont avait avaient aussi encore également ha han había también además se nous m lui t en y le les",
    )
});

/// Words that stand for somebody named before.
pub static PRONOUNS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::of_list("he she they it i we il elle ils elles on je él ella ellos ellas yo"));

/// Documents and other things that "say" something.
pub static DOCUMENTS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "report reports letter letters statement study document documents resolution text agreement release survey banner
         sign motto message complaint indictment bill law article editorial annex memo e-mail email declaration act
         amendment policy program constitution rule rules charter treaty clause section paragraph provision slogan label
         inscription plaque poster notice book chapter page website column op-ed headline order ruling opinion verdict
         rapport lettre communiqué texte étude loi article charte affiche pancarte décret arrêté jugement
         informe carta comunicado documento estudio texto ley artículo cartel decreto sentencia resolución",
    )
});

/// Prepositions and times that may follow an attribution ("he said in a letter", "she said Tuesday").
pub static AFTER_VERBS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "in at on during after before from while when as to of about following today yesterday monday tuesday wednesday
         thursday friday saturday sunday last earlier lors dans à au après pendant devant hier lundi mardi mercredi jeudi
         vendredi samedi dimanche en durante tras ante al ayer lunes martes miércoles jueves viernes sábado domingo",
    )
});

/// Words that begin the subject of a verb.
pub static ARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "the a an one another our its his her their my some several many le la l les un une des son sa leur ce cette el
         los las una unos su sus este esta",
    )
});

/// Small words that only a clause with a finite verb has. What follows an apostrophe ("we’re") is a word of its own here.
pub static FINITE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "is are was were be been has have had do does did will would can could should must may might shall need needs
         want wants know think hope believe am get got make makes made take takes took give gives gave see saw go goes
         went come came work works live lives keep keeps let help helps remember agreed thank thanks look looks feel
         felt find found mean means deserve deserves stand stands expect support continue remain remains seem
         became become begins began built bring brings brought left lost won asked used shows showed tells told
         i we they he she you i'm we're it's that's there's don't can't won't isn't aren't doesn't didn't wasn't
         weren't i've we've they've you've i'll we'll they're you're he's she's couldn't shouldn't wouldn't haven't
         est sont était étaient sera seront ont avait avons avez sommes suis êtes peut peuvent doit doivent faut fait
         font va vont veut veulent nous vous ils elles je c'est n'est j'ai
         es son era eran fue fueron será serán ha han hemos he estamos somos está están estoy tiene tienen puede
         pueden debe deben hay soy queremos necesitamos tenemos vamos quiero hace hacen nosotros nos permite",
    )
});

/// Phrases that announce speech without a verb of saying close by, folded.
pub fn announces_speech(sentence: &str) -> bool {
    [
        "following statement",
        "this statement",
        "following remarks",
        "following letter",
        "following comment",
        "a statement",
        "the statement",
        "statement today",
        "statement on",
        "in a letter",
        "the letter",
        "as follows",
        "in his words",
        "in her words",
        "prepared remarks",
        "opening statement",
        "déclaration suivante",
        "siguiente declaración",
        "siguiente mensaje",
        "had this to say",
        "the text of",
        "excerpt",
        "the following",
        "remarks",
        "in response",
        "statement regarding",
        "statement after",
    ]
    .iter()
    .any(|phrase| sentence.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_tells_also_says() {
        for word in ["said", "déclaré", "añadió", "promis", "asked"] {
            assert!(TELLING.has(word) && SAYING.has(word), "{word}");
        }
        assert!(!TELLING.has("called") && SAYING.has("called"));
    }
}
