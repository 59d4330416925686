import Profiles
import Testing

@testable import Planning

@Suite("What publishing would change")
struct SitePlanTests {
    private func state(
        _ identifier: String = "a", page: String = "jeux/roques/a/", digest: String = "1", columns: [(String, ColumnType)] = [], acknowledged: Set<String> = []
    ) -> DatasetState {
        DatasetState(
            identifier: identifier, title: "Un jeu", page: page,
            files: [FileState(name: "a.csv", digest: digest, columns: columns.map { FileState.Column(name: $0.0, type: $0.1) })], acknowledged: acknowledged)
    }

    private func kinds(_ before: [DatasetState], _ after: [DatasetState], broken: Set<String> = []) -> [SitePlan.Kind] {
        SitePlan(from: SiteState(before), to: SiteState(after)) { !broken.contains($0) }.changes.map(\.kind)
    }

    @Test("Nothing is told of what stays")
    func same() {
        #expect(kinds([state()], [state()]).isEmpty)
    }

    @Test("Datasets that come, go and move are told; an old address that leads nowhere is an error")
    func datasets() {
        #expect(kinds([], [state()]) == [.datasetAdded])
        let gone = SitePlan(from: SiteState([state()]), to: SiteState()) { _ in false }
        #expect(gone.changes.map(\.kind) == [.datasetRemoved, .addressBroken("jeux/roques/a/"), .addressBroken("jeux/roques/a/a.csv")])
        #expect(gone.errors.count == 2)
        #expect(kinds([state()], [state(page: "jeux/roques/b/")]) == [.datasetMoved(from: "jeux/roques/a/")])
        #expect(kinds([state()], [state(page: "jeux/roques/b/")], broken: ["jeux/roques/a/a.csv"]).last == .addressBroken("jeux/roques/a/a.csv"))
    }

    @Test("New bytes with the same columns are a change and no error")
    func bytes() {
        let plan = SitePlan(from: SiteState([state(columns: [("x", .integer)])]), to: SiteState([state(digest: "2", columns: [("x", .number)])])) { _ in true }
        #expect(plan.changes.map(\.kind) == [.fileChanged] && plan.errors.isEmpty)
    }

    @Test("A column that is dropped, renamed or retyped is an error until its name is acknowledged; one that is added is none")
    func columns() {
        let before = [state(columns: [("nom", .text), ("montant", .number), ("jour", .date)])]
        func plan(_ columns: [(String, ColumnType)], _ acknowledged: Set<String> = []) -> SitePlan {
            SitePlan(from: SiteState(before), to: SiteState([state(digest: "2", columns: columns, acknowledged: acknowledged)])) { _ in true }
        }
        let dropped = plan([("nom", .text), ("jour", .date)])
        #expect(dropped.changes.map(\.kind) == [.columnDropped("montant", isAcknowledged: false)] && dropped.errors.count == 1)
        #expect(plan([("nom", .text), ("jour", .date)], ["montant"]).errors.isEmpty)
        let renamed = plan([("nom", .text), ("somme", .number), ("jour", .date)])
        #expect(renamed.changes.map(\.kind) == [.columnRenamed("montant", to: "somme", isAcknowledged: false)])
        let retyped = plan([("nom", .text), ("montant", .commaNumber), ("jour", .date), ("lieu", .text)])
        #expect(
            retyped.changes.map(\.kind) == [.columnRetyped("montant", from: .number, to: .commaNumber, isAcknowledged: false), .columnAdded("lieu")])
        #expect(retyped.errors.count == 1)
    }
}
