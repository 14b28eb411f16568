package org.fener.crawler.fetch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The site owners who asked not to be crawled. Asked before every request, robots.txt included.
@FunctionalInterface
public interface OptOuts {

    OptOuts NONE = host -> Optional.empty();

    /// One owner's wish.
    ///
    /// @param host   lower-case name; its sub-domains are meant too
    /// @param since  the day from which it is obeyed, as the operator wrote it down
    /// @param reason what the owner asked, and how
    record OptOut(String host, LocalDate since, String reason) {

        public OptOut {
            if (host.isBlank() || reason.isBlank())
                throw new IllegalArgumentException("an opt-out needs a host and a reason, got '" + host + "'");
        }

        public boolean covers(String other) {
            return other.equals(host) || other.endsWith("." + host);
        }
    }

    /// The wish that covers `host`, if there is one.
    Optional<OptOut> of(String host);

    static OptOuts of(List<OptOut> all) {
        List<OptOut> kept = List.copyOf(all);
        return host -> kept.stream().filter(out -> out.covers(host)).findFirst();
    }
}
