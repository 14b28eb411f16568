package org.fener.dashboard.report;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// The pages and letters that leave the dashboard as files, filled in without a web server.
final class ReportTemplates {

    private final ResourceBundleMessageSource messages = messages();
    private final SpringTemplateEngine templates = engine(messages);

    String fill(String template, String language, Map<String, Object> values) {
        Context context = new Context(Locale.forLanguageTag(language));
        context.setVariable("language", language);
        values.forEach(context::setVariable);
        return templates.process(template, context);
    }

    String message(String key, String language, Object... values) {
        return messages.getMessage(key, values, Locale.forLanguageTag(language));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("org/fener/dashboard/report/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static SpringTemplateEngine engine(ResourceBundleMessageSource messages) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(templates(".txt", TemplateMode.TEXT, Set.of("report/plain")));
        engine.addTemplateResolver(templates(".html", TemplateMode.HTML, Set.of("*")));
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    private static ClassLoaderTemplateResolver templates(String suffix, TemplateMode mode, Set<String> names) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportTemplates.class.getClassLoader());
        resolver.setPrefix("org/fener/dashboard/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setResolvablePatterns(names);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
