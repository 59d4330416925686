/// The texts that the pages of the board ask for from code.
enum BoardWords {
    static let single = """
        board board-about board-description board-caption board-kind-commune board-kind-epci board-kind-departement board-kind-region
        board-kind-syndicat board-kind-etablissement board-kind-association board-kind-autre board-csv board-quality-csv board-json board-map
        board-map-about board-no-map board-conformity board-datasets board-score board-conforming figure-there figure-score expected-dataset
        count-conforming count-present count-late count-errors count-missing count-unknown state-conforming state-present state-missing
        state-unknown state-not-concerned state-both trend trend-subtitle trend-coverage trend-conformity trend-day trend-there trend-conforming
        trend-score duties duties-about duties-datasets duties-rules duties-practice duty-law duty-who duty-since duty-due duty-schema duty-doubt
        duty-source duty-checked duty-more-than duty-at-least duty-if duty-answered mark-verified mark-published mark-to-verify report report-title
        report-about report-about-none no-schema-short nothing-missing basis-practice basis-law basis-doubtful step-publish step-publish-delay
        step-publish-link step-mend-about step-mend-link step-update-change step-update-data step-tell step-tell-about mail-subject mail-hello
        mail-state mail-state-none mail-steps mail-nothing mail-report mail-help mail-goodbye figures figures-of figures-territory figures-about
        figures-about-territory figures-years-head figures-file figures-rows figures-by-producer figures-by-file figures-per-ten-thousand figures-from-largest
        subject-grants subject-contracts subject-budget subject-deliberations subject-first-names subject-charging-points total-grants
        total-contracts total-budget total-first-names chart-contracts-by-supplier chart-contracts-by-period conforming-not
        """

    static let counted = [
        "figure-late", "figure-errors", "state-errors", "state-late", "report-datasets-hidden", "step-mend", "step-update", "step-describe",
        "figures-producers", "figures-years", "figures-from", "rows-grants", "rows-contracts", "rows-deliberations", "rows-charging-points",
    ]
}
