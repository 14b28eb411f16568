package org.fener.dashboard.page;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.store.AuditLine;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What the program itself wrote into a line of the audit log, in the words of the reader. What people wrote there and
/// what stood in lines before stays as it is: the log is never written anew.
@Component("auditWords")
final class AuditWords {

    /// Of these the object is an address.
    private static final Set<String> FROM = Set.of("sign-in", "session-end", "api-key");

    /// Earlier versions wrote the address and how in one, in English.
    private static final Pattern EARLIER = Pattern.compile("(?:(\\S+) )?from (\\S+?)(?:, (.*))?");

    private static final Pattern ERASURE = Pattern.compile("erasure (\\d+): (\\d+) posts");
    private static final Pattern BY_KEY = Pattern.compile("by key (\\S+?)(?:: (.*))?");
    private static final Pattern HOW = Pattern.compile("([a-z-]+)(?:: (.*))?");

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    public String object(AuditLine line) {
        Matcher erasure = ERASURE.matcher(line.object());
        if (erasure.matches()) return message("audit.object.erasure", erasure.group(1), erasure.group(2));
        if (!FROM.contains(line.action())) return line.object();
        Matcher earlier = EARLIER.matcher(line.object());
        if (!earlier.matches()) return message("audit.object.from", line.object());
        String key = Optional.ofNullable(earlier.group(1)).map(id -> id + " ").orElse("");
        return message("audit.object.from", key + earlier.group(2));
    }

    public String reason(AuditLine line) {
        if (FROM.contains(line.action())) return how(line);
        Matcher byKey = BY_KEY.matcher(line.reason());
        if (!byKey.matches()) return line.reason();
        return message("audit.how.by-key", byKey.group(1)) + behind(byKey.group(2));
    }

    private String how(AuditLine line) {
        Matcher earlier = EARLIER.matcher(line.object());
        String how = earlier.matches()
                ? Optional.ofNullable(earlier.group(3)).orElse("").replace(' ', '-')
                : line.reason();
        Matcher known = HOW.matcher(how);
        if (!known.matches()) return how;
        String words = messages.getMessage("audit.how." + known.group(1), null, "", LocaleContextHolder.getLocale());
        return words == null || words.isEmpty() ? how : words + behind(known.group(2));
    }

    private static String behind(String more) {
        return more == null ? "" : ": " + more;
    }

    private String message(String key, Object... filled) {
        return messages.getMessage(key, filled, LocaleContextHolder.getLocale());
    }
}
