package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.directory.Directory;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.Scope;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The company's directory, as the operator's file has it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthProperties.class, SessionProperties.class})
class DirectoryConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryConfiguration.class);

    @Bean
    Directory directory(AuthProperties properties, Clock clock) {
        return properties.directory(clock, DirectoryConfiguration::log);
    }

    /** A role that holds only somewhere would hold everywhere here, so it is refused. */
    @Bean
    AccessRules accessRules(AuthProperties properties) {
        AccessRules rules = properties.rules();
        boolean scoped = rules.byDirectory().values().stream()
                .flatMap(each -> each.rules().stream())
                .anyMatch(rule -> !rule.scope().equals(Scope.EVERYTHING));
        if (scoped) {
            throw new IllegalArgumentException(
                    "dure.auth.directory.roles: sites and services: this hub cannot yet hold a user to some of them");
        }
        return rules;
    }

    private static void log(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.ServerSetAside aside ->
                LOG.warn(
                        "directory {}: {} is asked last until {}: {} ({})",
                        aside.directory(),
                        aside.server(),
                        aside.until(),
                        aside.kind(),
                        aside.detail());
            case ConnectionEvent.ServerBack back ->
                LOG.info("directory {}: {} answers again", back.directory(), back.server());
            case ConnectionEvent.CertificateEndsSoon soon ->
                LOG.warn(
                        "directory {}: the certificate {} that {} shows ends at {}; renew it before, or nobody can sign in",
                        soon.directory(),
                        soon.subject(),
                        soon.server(),
                        soon.end());
        }
    }
}
