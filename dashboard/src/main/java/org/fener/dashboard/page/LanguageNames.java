package org.fener.dashboard.page;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Language codes as a reader knows them (CLDR).
@Component("languageNames")
final class LanguageNames {

    public String of(String code) {
        if (code.equals("und")) return "?";
        return Locale.forLanguageTag(code).getDisplayLanguage(LocaleContextHolder.getLocale());
    }
}
