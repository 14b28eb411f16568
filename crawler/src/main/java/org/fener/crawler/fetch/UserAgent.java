package org.fener.crawler.fetch;

/// Who we say we are, to servers and to robots.txt.
///
/// @param product the token that robots.txt groups name
/// @param contact a mail address or page where a site owner reaches the operator
public record UserAgent(String product, String version, String contact) {

    public UserAgent {
        if (!product.matches("[A-Za-z_-]+"))
            throw new IllegalArgumentException("user agent product must be letters, - or _, got '" + product + "'");
        if (contact.isBlank() || contact.chars().anyMatch(c -> c < ' ' || c > '~'))
            throw new IllegalArgumentException(
                    "contact must be a mail address or page in printable ASCII, got '" + contact + "'");
    }

    public static UserAgent fener(String contact) {
        return new UserAgent("Fener", "0.1", contact);
    }

    /// The `User-Agent` header field.
    public String header() {
        return product + "/" + version + " (+" + contact + ")";
    }
}
