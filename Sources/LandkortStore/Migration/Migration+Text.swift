public import LandkortCore

extension Migration {
    /// The steps, and after them what is in the way; a line each. Empty when there is nothing to do.
    public var text: Bilingual {
        let sentences = steps.map(\.sentence) + obstacles.map(\.sentence)
        return Bilingual(
            da: sentences.map(\.da).joined(separator: "\n"), en: sentences.map(\.en).joined(separator: "\n"))
    }

    /// Why a store was not opened with the declarations as they are.
    var refusal: Bilingual {
        guard obstacles.isEmpty else {
            let reasons = Migration(obstacles: obstacles).text
            return Bilingual(
                da: "Lageret kan ikke følge registrenes erklæringer. Intet er ændret.\n\(reasons.da)",
                en: "The store cannot follow the registers' declarations. Nothing was changed.\n\(reasons.en)")
        }
        let changes = Migration(steps: steps.filter { !$0.isAdditive }).text
        return Bilingual(
            da: """
                Registrenes erklæringer er ændret, så lagrede værdier skal have en anden form. Intet er ændret.
                \(changes.da)
                Se hele planen med »landkort model apply --plan«, og udfør den med »landkort model apply«.
                """,
            en: """
                The registers' declarations have changed, so that stored values have to take another form. Nothing was \
                changed.
                \(changes.en)
                See the whole plan with “landkort model apply --plan”, and carry it out with “landkort model apply”.
                """)
    }

    private init(steps: [MigrationStep] = [], obstacles: [MigrationObstacle] = []) {
        self.steps = steps
        self.obstacles = obstacles
    }
}
