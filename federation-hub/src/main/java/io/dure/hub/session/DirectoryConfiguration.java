package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.role.RoleRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The company's directory, as the operator's file has it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthProperties.class, SessionProperties.class})
class DirectoryConfiguration {
    @Bean
    Directory directory(AuthProperties properties) {
        return new LdapDirectory(properties.directory().settings());
    }

    @Bean
    RoleRules roleRules(AuthProperties properties) {
        return properties.directory().rules();
    }
}
