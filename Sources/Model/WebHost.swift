/// What serves the site, of those that read their rules from a file in it.
public enum WebHost: String, Sendable, CaseIterable {
    case apache, netlify, cloudflare
}
