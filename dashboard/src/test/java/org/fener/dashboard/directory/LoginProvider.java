package org.fener.dashboard.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/// A real provider of OpenID Connect in this process: Spring Authorization Server on a free port. Every person's
/// password is their name.
public final class LoginProvider implements AutoCloseable {

    public static final String CLIENT = "fener";
    public static final String SECRET = "a secret of the client";

    /// Who is called how, in which groups, by the name that they sign in with there.
    public record Person(String preferredName, List<String> groups) {}

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    public final Map<String, Person> people = new ConcurrentHashMap<>();

    private final OneClient client = new OneClient();

    public LoginProvider() {
        context.registerBean(OneClient.class, () -> client);
        context.registerBean(LoginProvider.class, () -> this, bean -> bean.setDestroyMethodName(""));
        context.register(Configured.class);
        context.refresh();
    }

    /// Makes the one client known.
    ///
    /// @param back where the one client wants people sent
    public void register(URI back) {
        client.save(RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back.toString())
                .scope("openid")
                .scope("profile")
                .build());
    }

    private void addClaims(JwtEncodingContext token) {
        Person person = Objects.requireNonNull(people.get(
                Objects.requireNonNull(token.<Authentication>getPrincipal()).getName()));
        token.getClaims()
                .claim("preferred_username", person.preferredName())
                .claim("realm", Map.of("roles", person.groups()));
    }

    private static final class OneClient implements RegisteredClientRepository {
        private @Nullable RegisteredClient client;

        @Override
        public void save(RegisteredClient registered) {
            client = registered;
        }

        @Override
        public @Nullable RegisteredClient findById(String id) {
            return client;
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String id) {
            return client;
        }
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Configured {

        @Bean
        TomcatServletWebServerFactory server() {
            TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);
            server.setRegisterDefaultServlet(true); // Tomcat calls no filter where no servlet would answer
            return server;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(forms -> forms.ignoringRequestMatchers("/login"))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(LoginProvider provider) {
            return provider::addClaims;
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        UserDetailsService users() {
            return name -> User.withUsername(name).password("{noop}" + name).build();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("one").generate()));
        }
    }
}
