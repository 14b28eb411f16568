package org.fener.dashboard.page;

import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.OidcProvider;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.page.SignIns.GuessLimits;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.tuning.NearestLabels;
import org.fener.dashboard.tuning.Training;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/// Sign-in, headers, languages and assets of all pages.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(basePackages = {"org.fener.dashboard.page", "org.fener.dashboard.api", "org.fener.dashboard.schedule"})
class WebConfiguration implements WebMvcConfigurer {

    /// Nothing from elsewhere, no inline script or style, no frames (Content Security Policy Level 3).
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src"
                    + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final AuditTrail trail;

    WebConfiguration(AuditTrail trail) {
        this.trail = trail;
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Installation installation) {
        return installation.database().dataSource();
    }

    @Bean
    PasswordEncoder passwordEncoder(Installation installation) {
        return installation.accounts().encoder();
    }

    @Bean
    UserDetailsService accounts(Installation installation) {
        return name -> installation
                .accounts()
                .find(name)
                .filter(Account::isOfHere)
                .map(WebConfiguration::user)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private static org.springframework.security.core.userdetails.UserDetails user(Account account) {
        return User.withUsername(account.name())
                .password(account.passwordHash())
                .roles(account.role().name())
                .disabled(account.disabled())
                .build();
    }

    @Bean
    Sessions sessions(Installation installation) {
        Settings.Sessions limits = installation.settings().sessions();
        return new Sessions(installation.clock(), limits.idle(), limits.longest());
    }

    @Bean
    GuessLimits guessLimits(Installation installation) {
        return new GuessLimits(new GuessLimit(installation.clock()), new GuessLimit(installation.clock()));
    }

    @Bean
    OtherSignIns otherSignIns(Directories directories, Installation installation) {
        return OtherSignIns.of(directories, installation.accounts(), installation.clock());
    }

    @Bean
    NearestLabels nearestLabels(Installation installation) {
        return new NearestLabels(installation.labels());
    }

    @Bean
    Training training(Installation installation) {
        return new Training(installation);
    }

    @Bean
    @Order(2)
    SecurityFilterChain chain(
            HttpSecurity http,
            Doors doors,
            Installation installation,
            GuessLimits limits,
            Sessions sessions,
            SignIns signIns,
            OtherSignIns others)
            throws Exception {
        AuthenticationFailureHandler notSignedIn = AuditTrail.notSignedIn(installation, limits);
        others.ldap().ifPresent(http::authenticationProvider);
        if (others.oidc().isPresent()) {
            OidcProvider provider = others.oidc().get();
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .clientRegistrationRepository(provider)
                    .authorizedClientRepository(new NoTokensKept())
                    .authorizationEndpoint(there -> there.baseUri("/sign-in/with"))
                    .redirectionEndpoint(back -> back.baseUri("/sign-in/back/*"))
                    .userInfoEndpoint(people -> people.oidcUserService(provider))
                    .withObjectPostProcessor(withoutMemory())
                    .successHandler(signIns)
                    .failureHandler(notSignedIn));
        }
        return http.addFilterBefore(new SessionFilter(signIns, sessions), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new GuessFilter(limits.passwords(), installation), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(doors))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(doors))
                .formLogin(form -> form.loginPage("/sign-in")
                        .withObjectPostProcessor(withoutMemory())
                        .successHandler(signIns)
                        .failureHandler(notSignedIn))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in")
                        .addLogoutHandler(
                                (request, response, who) -> SignIns.id(request).ifPresent(sessions::end)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .contentTypeOptions(Customizer.withDefaults())
                        .addHeaderWriter(
                                (request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin")))
                .build();
    }

    /// The right password or a directory's word alone signs nobody in: [SignIns] does. The form's own
    /// `securityContextRepository` is overridden by the one for all of them.
    private static ObjectPostProcessor<AbstractAuthenticationProcessingFilter> withoutMemory() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends AbstractAuthenticationProcessingFilter> O postProcess(O filter) {
                filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
                return filter;
            }
        };
    }

    /// The page for what is not there, not allowed or went wrong: Spring's own would be English and look like no page
    /// of ours.
    @Bean
    ErrorViewResolver errorPage() {
        return (request, status, model) -> new ModelAndView("page/error", model, status);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("org/fener/dashboard/page/messages", "org/fener/dashboard/report/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("language");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(request ->
                Locale.forLanguageTag(request.getLocale().getLanguage().equals("bg") ? "bg" : "en"));
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(trail);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/org/fener/dashboard/page/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
