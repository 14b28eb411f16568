package org.fener.classifier.indicator;

import org.fener.classifier.Reason.Span;

/// A contact or other trace in a text, with its place and one normalised form: the same thing in any writing is equal
/// there.
///
/// @param kind       of thing
/// @param normalised such as `+359885550123` for a phone, `telegram:name` for a handle, `EUR 3500` for a price
/// @param span       where it stands in the original text
public record Indicator(Kind kind, String normalised, Span span) {

    public enum Kind {
        PHONE,
        EMAIL,
        HANDLE,
        URL,
        DOMAIN,
        IP,
        IBAN,
        WALLET,
        PRICE,
        HASH,
        CVE,
        ONION,
        PLACE,
        ROUTE
    }
}
