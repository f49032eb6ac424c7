package io.dure.hub.provider;

import io.dure.gslb.provider.rfc2136.Rfc2136Provider;
import io.dure.gslb.provider.route53.ClientSettings;
import io.dure.gslb.provider.route53.Route53Account;
import io.dure.gslb.provider.route53.Route53Clients;
import io.dure.gslb.provider.route53.Route53Provider;
import io.dure.gslb.provider.route53.Route53Settings;
import io.dure.hub.InvalidConfiguration;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
class ProviderConfiguration {
    /** Signatures are judged by the wall clock, and so are credentials. */
    private static final Clock WALL = Clock.systemUTC();

    @Bean(destroyMethod = "close")
    OutsideProviders outsideProviders(ProviderProperties properties) {
        Map<ClientSettings, Route53Account> accounts = new HashMap<>();
        return new OutsideProviders(properties.providers().stream()
                .map(words -> provider(words, accounts))
                .toList());
    }

    /** Zones that are reached in the same way share one account's limits. */
    private static OutsideProviders.Entry provider(
            ProviderProperties.Outside words, Map<ClientSettings, Route53Account> accounts) {
        ProviderProperties.Rfc2136 zone = words.rfc2136();
        ProviderProperties.Route53 hosted = words.route53();
        try {
            if (zone != null) {
                return new OutsideProviders.Entry(
                        new Rfc2136Provider(ZoneSettings.rfc2136(words.id(), zone), WALL), ProviderKind.RFC2136);
            }
            if (hosted != null) {
                Route53Settings settings = HostedZoneSettings.route53(words.id(), hosted);
                Route53Account account = accounts.computeIfAbsent(
                        HostedZoneSettings.client(hosted),
                        client -> new Route53Account(Route53Clients.client(client), settings.limits()));
                return new OutsideProviders.Entry(new Route53Provider(settings, account, WALL), ProviderKind.ROUTE53);
            }
            throw new IllegalArgumentException("neither rfc2136 nor route53");
        } catch (IllegalArgumentException wrong) {
            throw new InvalidConfiguration("dure.hub.providers: " + words.id() + ": " + wrong.getMessage(), wrong);
        }
    }
}
