package org.fener.crawler.source;

import java.util.List;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.WrittenSource.Setting;

/// What becomes, or would become, of a change of a source that is there.
public sealed interface Changing {

    /// It is made, or can be.
    ///
    /// @param source as it is with the change
    record Changed(Source source, List<Setting> settings) implements Changing {
        public Changed {
            settings = List.copyOf(settings);
        }
    }

    /// The source is as it is wanted already.
    record AsItIs() implements Changing {}

    /// It could not run like that.
    record Mistaken(List<Mistake> mistakes) implements Changing {
        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Somebody changed it since it was looked at.
    record Meanwhile(WrittenSource now) implements Changing {}

    /// There is no such source in the file any more.
    record Gone() implements Changing {}

    /// The file is written in a way in which this cannot be changed without touching something else.
    record Entangled() implements Changing {}
}
