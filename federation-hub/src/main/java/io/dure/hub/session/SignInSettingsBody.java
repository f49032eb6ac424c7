package io.dure.hub.session;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.role.RoleRules;
import io.dure.hub.directory.DirectoryDraft;
import io.dure.hub.directory.StoredDirectory;
import io.dure.hub.directory.Wiring;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How users sign in, as the API tells it: of passwords only whether there is one. */
record SignInSettingsBody(long revision, List<DirectoryBody> directories, List<RuleSetBody> rules) {
    /** Where something was set. */
    enum Origin {
        CONFIGURATION,
        CONSOLE
    }

    /** A server that was asked; {@code asideUntil} is null while it is as good as the others. */
    record ServerBody(String address, @Nullable Instant asideUntil) {}

    /** One directory; what it has in common with a draft means the same. */
    record DirectoryBody(
            String name,
            Origin origin,
            Kind type,
            List<String> urls,
            String domain,
            String netbiosDomain,
            @Nullable Protection tls,
            @Nullable String authorities,
            @Nullable String caFile,
            DirectoryDraft.TimeLimits timeouts,
            @Nullable String userDnTemplate,
            DirectoryDraft.@Nullable Search userSearch,
            @Nullable String base,
            @Nullable String bindDn,
            boolean hasBindPassword,
            @Nullable String groupSearchBase,
            String groupMemberAttribute,
            @Nullable Nesting nesting,
            List<ServerBody> servers,
            @Nullable String problem,
            boolean passwordLost) {}

    /** The rules of one directory; {@code openid:} stands for those of OpenID. */
    record RuleSetBody(String directory, Origin origin, List<RuleText> rules) {}

    static SignInSettingsBody of(Wiring wiring) {
        List<RuleSetBody> rules = new ArrayList<>();
        wiring.connected().forEach(each -> rules.add(rules(wiring, each.name())));
        if (wiring.rules().containsKey(OpenIdProperties.DIRECTORY)) {
            rules.add(rules(wiring, OpenIdProperties.DIRECTORY));
        }
        return new SignInSettingsBody(
                wiring.document().revision(),
                wiring.connected().stream().map(SignInSettingsBody::directory).toList(),
                rules);
    }

    private static RuleSetBody rules(Wiring wiring, String directory) {
        boolean stored = wiring.document().rules().containsKey(directory);
        boolean configured = directory.equals(OpenIdProperties.DIRECTORY)
                || wiring.named(directory).map(Wiring.Connected::configured).isPresent();
        return new RuleSetBody(
                directory,
                configured && !stored ? Origin.CONFIGURATION : Origin.CONSOLE,
                wiring.rules().getOrDefault(directory, new RoleRules(List.of())).rules().stream()
                        .map(RuleText::of)
                        .toList());
    }

    private static DirectoryBody directory(Wiring.Connected connected) {
        DirectoryProperties configured = connected.configured();
        return configured != null
                ? body(connected, configured, null, configured.caFile(), configured.bindPasswordFile() != null)
                : stored(connected, Objects.requireNonNull(connected.stored()));
    }

    private static DirectoryBody stored(Wiring.Connected connected, StoredDirectory stored) {
        return body(connected, stored.asProperties(), stored.authorities(), null, stored.sealedPassword() != null);
    }

    private static DirectoryBody body(
            Wiring.Connected connected,
            DirectoryProperties is,
            @Nullable String authorities,
            @Nullable Path caFile,
            boolean hasPassword) {
        DirectoryProperties.UserSearch search = is.userSearch();
        List<URI> urls = Objects.requireNonNull(is.urls());
        return new DirectoryBody(
                is.name(),
                connected.configured() != null ? Origin.CONFIGURATION : Origin.CONSOLE,
                is.type(),
                urls.stream().map(URI::toString).toList(),
                is.domain(),
                is.netbiosDomain(),
                is.tls(),
                authorities,
                caFile == null ? null : caFile.toString(),
                new DirectoryDraft.TimeLimits(
                        (int) is.connectTimeout().toMillis(),
                        (int) is.readTimeout().toMillis(),
                        (int) is.poolTimeout().toMillis(),
                        (int) is.overallTimeout().toMillis()),
                is.userDnTemplate(),
                search == null
                        ? null
                        : new DirectoryDraft.Search(search.base(), search.filter(), search.loginAttribute()),
                is.base(),
                is.bindDn(),
                hasPassword,
                is.groupSearchBase(),
                is.groupMemberAttribute(),
                is.nesting(),
                servers(connected),
                connected.problem().orElse(null),
                connected.passwordLost());
    }

    private static List<ServerBody> servers(Wiring.Connected connected) {
        if (!(connected.directory() instanceof LdapDirectory directory)) {
            return List.of();
        }
        List<ServerBody> servers = new ArrayList<>();
        for (Map.Entry<ServerAddress, Optional<Instant>> each :
                directory.servers().entrySet()) {
            servers.add(new ServerBody(each.getKey().toString(), each.getValue().orElse(null)));
        }
        return servers;
    }
}
