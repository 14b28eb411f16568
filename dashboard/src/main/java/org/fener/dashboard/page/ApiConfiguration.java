package org.fener.dashboard.page;

import org.fener.dashboard.api.ApiKeyFilter;
import org.fener.dashboard.round.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// The door for programs: they come with a key in each request; no session, no cookie, and so no forged form.
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Doors doors, Installation installation, OtherSignIns others)
            throws Exception {
        return http.securityMatcher("/api/**")
                .addFilterBefore(new ApiKeyFilter(installation, others.vouching()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(doors))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(doors::handleOfApi)
                        .authenticationEntryPoint((request, response, _) ->
                                doors.handleOfApi(request, response, new AccessDeniedException("no key"))))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .contentTypeOptions(Customizer.withDefaults()))
                .build();
    }
}
