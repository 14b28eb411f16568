package org.fener.classifier.offer;

import org.fener.classifier.Reason.Span;

/// One thing that an offer says.
///
/// @param value in one form for every language: a place as the gazetteer calls it, `EUR 3500` for a price,
///              `EUR 3000/month` for pay, else an English word such as `van`, `on arrival`, `friday`
/// @param span  where it stands in the original text
public record OfferSlot(Kind kind, String value, Span span) {

    public enum Kind {
        FROM,
        VIA,
        TO,
        PRICE,
        SEATS,
        VEHICLE,
        DATE,
        PAYMENT,
        CONTACT,
        JOB,
        PAY,
        HOUSING,
        PAPERS
    }
}
