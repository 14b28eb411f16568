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
        /// A network in CIDR writing, such as `192.0.2.0/24`.
        IP_RANGE,
        /// An autonomous system, such as `AS64500`.
        ASN,
        MAC,
        IBAN,
        WALLET,
        PRICE,
        /// In lower case; `imphash:`, `authentihash:` and `ssdeep:` stand before those.
        HASH,
        CVE,
        ONION,
        /// Of MITRE ATT&CK: a technique, tactic or mitigation, such as `T1546.004`.
        TECHNIQUE,
        FILE_PATH,
        REGISTRY_KEY,
        USER_AGENT,
        /// The owner's number of Google's advertisements or visitor counts: sites with the same one share an owner.
        TRACKER,
        /// How far a report may be passed on, such as `TLP:AMBER`.
        TLP,
        PLACE,
        ROUTE
    }
}
