package org.fener.dashboard.page;

import org.fener.dashboard.mail.OwnReply;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What came of a delivery: what the program itself says in the words of the reader, what a server said as it is.
@Component("replyWords")
final class ReplyWords {

    private final MessageSource messages;

    ReplyWords(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String reply) {
        return OwnReply.read(reply)
                .map(own -> messages.getMessage(
                        "reply." + own.reply(),
                        own.filled().isEmpty() ? new Object[0] : new Object[] {own.filled()},
                        LocaleContextHolder.getLocale()))
                .orElse(reply);
    }
}
