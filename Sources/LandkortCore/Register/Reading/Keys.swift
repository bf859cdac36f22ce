/// The subset of LinkML that is read, and our annotations; anything else is refused where it stands.
///
/// Explained for authors in `docs/reference/registre.md`; a test compares the two.
enum Keys {
    static let schema = [
        "id", "name", "title", "description", "version", "status", "in_language", "license", "source", "see_also",
        "prefixes", "default_prefix", "default_range", "imports", "classes", "enums", "annotations",
    ]
    static let `class` = [
        "title", "description", "mixin", "abstract", "is_a", "mixins", "attributes", "slot_usage", "unique_keys",
        "annotations",
    ]
    static let slot = [
        "title", "description", "aliases", "range", "required", "recommended", "multivalued", "identifier",
        "pattern", "minimum_value", "maximum_value", "unit", "ifabsent", "examples", "slot_uri", "deprecated",
        "annotations",
    ]
    static let unit = ["symbol", "ucum_code", "descriptive_name"]
    static let example = ["value", "description"]
    static let uniqueKey = ["description", "unique_key_slots"]
    static let codeList = [
        "title", "description", "status", "deprecated", "enum_uri", "permissible_values", "annotations",
    ]
    static let code = ["title", "description", "status", "deprecated", "meaning"]

    static let schemaAnnotations = ["kilde"]
    static let classAnnotations = [
        "geometri", "geometri_kraeves", "betegnelse", "liste", "farve", "tema", "off_kode", "laes", "skriv",
        "gennemsyn", "laasning", "raekker", "bilag", "feltskema", "i_brug", "opbevaring", "opbevaring_fra",
        "kilde",
    ]
    static let fieldAnnotations = [
        "gruppe", "raekkefoelge", "vis_naar", "langtekst", "tjekpunkt", "udfyldes", "laes", "persondata",
        "slettet_som", "geofa", "kilde",
    ]
    static let codeListAnnotations = ["kilde"]

    static let statuses = ["draft", "testing", "release", "deprecated"]
    static let roles = ["alle", "myndighed", "tovholder", "projektleder", "administrator"]

    static let overlay = ["class", "classes", "attributes", "enums", "groups"]
    static let overlayText = ["title", "description"]
    static let overlayAttribute = ["title", "description", "unit"]
    static let overlayCodeList = ["title", "description", "permissible_values"]
}
