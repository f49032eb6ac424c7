package io.dure.auth;

import io.dure.auth.connection.ConnectionSettings;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Timeouts;
import io.dure.auth.connection.Whereabouts;
import io.dure.auth.directory.GroupSettings;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.LdapSettings;
import io.dure.auth.directory.WayIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** Turns an operator's words into settings, and says by name which of them is wrong. */
record DirectorySettings(
        DirectoryProperties properties, @Nullable String bindPassword) {
    private static final String AD_USERS =
            "(&(objectCategory=person)(objectClass=user)(|(sAMAccountName={0})(userPrincipalName={1})))";

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "DirectorySettings[" + properties.name() + "]";
    }

    LdapSettings settings(boolean withFiles) {
        try {
            return new LdapSettings(
                    properties.name(),
                    properties.type(),
                    connection(),
                    wayIn(withFiles),
                    groups(),
                    properties.domain(),
                    properties.netbiosDomain());
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("dure.auth.directory." + invalid.getMessage(), invalid);
        }
    }

    private ConnectionSettings connection() {
        List<URI> urls = Objects.requireNonNull(properties.urls());
        require(
                !urls.isEmpty() || !properties.domain().isEmpty(),
                "urls is missing, and there is no domain to look them up");
        urls.forEach(DirectorySettings::requireLdap);
        Protection protection = protection(urls);
        return new ConnectionSettings(
                urls.isEmpty()
                        ? new Whereabouts.Domain(properties.domain())
                        : new Whereabouts.Fixed(urls.stream()
                                .map(url -> address(url, protection))
                                .toList()),
                protection,
                Optional.ofNullable(properties.caFile()),
                properties.certificateNotice(),
                new Timeouts(
                        properties.connectTimeout(),
                        properties.readTimeout(),
                        properties.poolTimeout(),
                        properties.overallTimeout()),
                properties.poolSize(),
                properties.coolDown());
    }

    /** Nobody's password goes over a network in the clear because a letter was forgotten. */
    private Protection protection(List<URI> urls) {
        boolean ldaps = urls.isEmpty() || urls.stream().allMatch(url -> "ldaps".equals(url.getScheme()));
        boolean plain = !urls.isEmpty() && urls.stream().noneMatch(url -> "ldaps".equals(url.getScheme()));
        require(ldaps || plain, "urls: some are ldap and some ldaps: all servers are reached the same way");
        Protection given = properties.tls();
        if (given != null) {
            require(
                    urls.isEmpty() || (given == Protection.LDAPS) == ldaps,
                    "tls: " + given.name() + " does not go with the scheme of the urls");
            return given;
        }
        require(
                ldaps || urls.stream().allMatch(DirectorySettings::isThisMachine),
                "tls is missing: ldap to another machine needs start-tls, or none if passwords may be read on the way");
        return ldaps ? Protection.LDAPS : Protection.NONE;
    }

    private WayIn wayIn(boolean withFiles) {
        String template = properties.userDnTemplate();
        DirectoryProperties.UserSearch search = properties.userSearch();
        boolean hasAccount = properties.bindDn() != null;
        boolean hasPassword = bindPassword != null || properties.bindPasswordFile() != null;
        require(hasAccount == hasPassword, "bind-dn and bind-password-file go together");
        require(template == null || search == null, "user-dn-template and user-search are both given: take one");
        if (template != null) {
            return new WayIn.Template(template, hasAccount ? Optional.of(account(withFiles)) : Optional.empty());
        }
        boolean activeDirectory = properties.type() == Kind.ACTIVE_DIRECTORY;
        if (search == null && !(activeDirectory && hasAccount)) {
            require(activeDirectory, "user-dn-template is missing, and user-search too");
            return new WayIn.Principal(dn("base", properties.base()));
        }
        DirectoryProperties.UserSearch how =
                search == null ? new DirectoryProperties.UserSearch(null, null, null) : search;
        return new WayIn.Search(
                dn("user-search.base", how.base() == null ? properties.base() : how.base()),
                or(how.filter(), activeDirectory ? AD_USERS : "(uid={0})"),
                or(how.loginAttribute(), activeDirectory ? "sAMAccountName" : "uid"),
                hasAccount ? Optional.of(account(withFiles)) : Optional.empty());
    }

    private WayIn.Account account(boolean withFiles) {
        String principal = Objects.requireNonNull(properties.bindDn());
        if (bindPassword != null) {
            return new WayIn.Account(principal, bindPassword);
        }
        Path file = Objects.requireNonNull(properties.bindPasswordFile());
        if (!withFiles) {
            return new WayIn.Account(principal, "not read yet");
        }
        try {
            return new WayIn.Account(principal, Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("bind-password-file: cannot read " + file, unreadable);
        }
    }

    private GroupSettings groups() {
        Nesting nesting = properties.nesting();
        return new GroupSettings(
                dn("group-search-base", properties.groupSearchBase()),
                properties.groupMemberAttribute(),
                nesting != null
                        ? nesting
                        : properties.type() == Kind.ACTIVE_DIRECTORY ? Nesting.TOKEN_GROUPS : Nesting.RECURSION);
    }

    /** What is left out is the top of AD's domain. */
    private LdapName dn(String property, @Nullable String text) {
        boolean ofDomain = properties.type() == Kind.ACTIVE_DIRECTORY
                && !properties.domain().isEmpty();
        require(text != null || ofDomain, property + " is missing");
        String dn = text != null
                ? text
                : Arrays.stream(properties.domain().split("\\.", -1))
                        .map(label -> "DC=" + label)
                        .collect(Collectors.joining(","));
        try {
            return new LdapName(dn);
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException(property + " is no DN: " + dn, malformed);
        }
    }

    private static void requireLdap(URI url) {
        boolean ldap = "ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme());
        boolean serverOnly = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        require(
                ldap && url.getHost() != null && serverOnly && url.getQuery() == null,
                "urls: " + url + " is not of the form ldap://host:port or ldaps://host:port");
    }

    private static ServerAddress address(URI url, Protection protection) {
        String host = url.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new ServerAddress(bare, url.getPort() < 0 ? protection.port() : url.getPort());
    }

    private static boolean isThisMachine(URI url) {
        return url.getHost().equals("localhost")
                || url.getHost().equals("[::1]")
                || url.getHost().matches("127(\\.\\d{1,3}){3}");
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
