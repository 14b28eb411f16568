package org.fener.dashboard.page;

import org.fener.dashboard.round.Installation;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Category keys as a reader knows them.
@Component("categoryNames")
final class CategoryNames {

    private final Installation installation;
    private final MessageSource messages;

    CategoryNames(Installation installation, MessageSource messages) {
        this.installation = installation;
        this.messages = messages;
    }

    public String of(String key) {
        if (key.equals("none") || key.equals("any"))
            return messages.getMessage("category." + key, new Object[0], LocaleContextHolder.getLocale());
        return installation.categories().stream()
                .filter(category -> category.key().equals(key))
                .map(category -> category.name(Shell.language()))
                .findFirst()
                .orElse(key);
    }
}
