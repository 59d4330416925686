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

extension SitePlanTests {
    @Test("Other bytes of a file whose columns the live site does not tell are an error, and so is a table that is none any more")
    func unread() {
        func file(_ digest: String, _ columns: [FileState.Column]?, isUnread: Bool = false) -> [DatasetState] {
            var file = FileState(name: "a.csv", digest: digest, columns: columns)
            file.isUnread = isUnread
            return [DatasetState(identifier: "a", title: "Un jeu", page: "jeux/roques/a/", files: [file])]
        }
        let columns = [FileState.Column(name: "x", type: .integer)]
        for (before, after) in [(file("1", nil, isUnread: true), file("2", columns)), (file("1", columns), file("2", nil))] {
            let plan = SitePlan(from: SiteState(before), to: SiteState(after)) { _ in true }
            #expect(plan.changes.map(\.kind) == [.columnsNotCompared] && plan.errors.count == 1)
        }
        #expect(SitePlan(from: SiteState(file("1", nil, isUnread: true)), to: SiteState(file("1", columns))) { _ in true }.changes.isEmpty)
        #expect(SitePlan(from: SiteState(file("1", nil)), to: SiteState(file("2", nil))) { _ in true }.changes.map(\.kind) == [.fileChanged])
    }

    @Test("A link that goes and a licence that goes or changes are told; what stands elsewhere is no broken address of ours")
    func linksAndLicences() {
        func dataset(_ links: [String], _ licence: String?) -> SiteState {
            SiteState([DatasetState(identifier: "a", title: "Un jeu", page: "jeux/a/", files: links.map { FileState(link: $0) }, licence: licence)])
        }
        let link = "https://ailleurs.exemple.fr/a.csv"
        let plan = SitePlan(from: dataset([link], "l:1"), to: dataset([], nil)) { $0 == "jeux/a/" }
        #expect(plan.changes.map(\.kind) == [.licenceRemoved("l:1"), .linkRemoved] && plan.errors.isEmpty)
        #expect(
            SitePlan(from: dataset([], "l:1"), to: dataset([link], "l:2")) { _ in true }.changes.map(\.kind) == [
                .licenceChanged(from: "l:1", to: "l:2"), .linkAdded,
            ])
    }

    @Test("A live site that does not give its profiles leaves the columns untold; one that says it has no tables does not")
    func profiles() throws {
        let home = "https://donnees.exemple.fr/"
        let feed = """
            {"@graph": [{"@type": "dcat:Catalog", "foaf:homepage": {"@id": "\(home)"}}, {"@type": "dcat:Dataset", "dct:identifier": "a",
            "dcat:landingPage": {"@id": "\(home)jeux/a/"}, "dcat:distribution": [{"dcat:downloadURL": {"@id": "\(home)jeux/a/a.csv"},
            "spdx:checksum": {"spdx:checksumValue": "1"}}, {"dcat:accessURL": {"@id": "https://ailleurs.exemple.fr/"}}]}]}
            """
        let next = SiteState([DatasetState(identifier: "a", title: "A", page: "jeux/a/", files: [FileState(name: "a.csv", digest: "2")])])
        func file(_ files: [String: String]) throws -> FileState {
            var live = try LiveSite { path in path == "catalog.jsonld" ? Array(feed.utf8) : files[path].map { Array($0.utf8) } }
            live.addColumns(whereOtherThan: next)
            let dataset = try #require(live.state.datasets["a"])
            #expect(dataset.files.count == 2 && dataset.files[1].isLink)
            return dataset.files[0]
        }
        #expect(try file([:]).isUnread)
        #expect(try file(["jeux/a/profile.json": "<html>503</html>"]).isUnread)
        #expect(try file(["jeux/a/profile.json": #"{"files": {"a.csv": {"columns": [{"name": "x", "type": "inconnu"}]}}}"#]).isUnread)
        #expect(try !file(["jeux/a/dataset.json": #"{"links": {"self": "x"}}"#]).isUnread)
        #expect(try !file(["jeux/a/profile.json": #"{"files": {}}"#]).isUnread)
        let read = try file(["jeux/a/profile.json": #"{"files": {"a.csv": {"rows": 2, "columns": [{"name": "x", "type": "integer"}]}}}"#])
        #expect(!read.isUnread && read.columns == [FileState.Column(name: "x", type: .integer)])
    }
}
