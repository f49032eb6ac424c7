package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.role.AccessRules;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Connector;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.directory.SignInSettings;
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
    Connector connector(Environment environment, Clock clock, DirectoryEvents events) {
        return new Connector(data(environment), clock, events);
    }

    @Bean
    ConnectedDirectories connectedDirectories(AuthProperties properties, SignInRecords records, Connector connector) {
        return new ConnectedDirectories(properties, records, connector);
    }

    @Bean
    SignInSettings signInSettings(ConnectedDirectories directories, Connector connector) {
        return new SignInSettings(directories, connector);
    }

    @Bean
    AccessRules accessRules(ConnectedDirectories directories) {
        return directories.rules();
    }

    /** The first administrator is there as long as nobody else could sign in. */
    @Bean
    LocalAccounts localAccounts(ConnectedDirectories directories, Environment environment, Clock clock) {
        LocalAccounts accounts = new LocalAccounts(data(environment), () -> !directories.hasAnyWay(), clock);
        accounts.prepareFirst()
                .ifPresent(file -> LOG.warn(
                        "no directory is configured: sign in once with what {} says, within a day, and give yourself a"
                                + " password",
                        file));
        return accounts;
    }

    private static Path data(Environment environment) {
        return Path.of(environment.getRequiredProperty("dure.hub.data"));
    }

    @Bean
    EvenAnswers evenAnswers() {
        return new EvenAnswers(System::nanoTime);
    }
}
