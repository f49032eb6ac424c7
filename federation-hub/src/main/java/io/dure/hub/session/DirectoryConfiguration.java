package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.directory.Directory;
import io.dure.auth.role.AccessRules;
import io.dure.hub.session.local.LocalAccounts;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The company's directory, as the operator's file has it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AuthProperties.class,
    SessionProperties.class,
    RecheckProperties.class,
    LockoutProperties.class
})
class DirectoryConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryConfiguration.class);

    @Bean
    Directory directory(AuthProperties properties, Clock clock) {
        return properties.directory(clock, DirectoryConfiguration::log);
    }

    @Bean
    AccessRules accessRules(AuthProperties properties) {
        return properties.rules();
    }

    /** The first administrator is there as long as nobody else could sign in. */
    @Bean
    LocalAccounts localAccounts(AuthProperties properties, Environment environment, Clock clock) {
        Path data = Path.of(environment.getRequiredProperty("dure.hub.data"));
        boolean nobodyElse = !properties.hasDirectory() && properties.openId() == null;
        LocalAccounts accounts = new LocalAccounts(data, nobodyElse, clock);
        accounts.prepareFirst()
                .ifPresent(file -> LOG.warn(
                        "no directory is configured: sign in once with what {} says, within a day, and give yourself a"
                                + " password",
                        file));
        return accounts;
    }

    @Bean
    EvenAnswers evenAnswers() {
        return new EvenAnswers(System::nanoTime);
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
