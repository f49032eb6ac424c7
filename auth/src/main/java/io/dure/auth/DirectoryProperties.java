package io.dure.auth;

import io.dure.auth.connection.Protection;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.LdapSettings;
import io.dure.auth.role.RoleRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A directory. One of {@code urls} and {@code domain} says where it is; one of {@code userDnTemplate} and
 * {@code userSearch} how users are found, or neither where AD takes their names as they are.
 *
 * @param name tells it from others in the audit
 * @param type what is peculiar to it
 * @param urls servers, tried in this order, the next one only when a connection fails
 * @param domain DNS name; its servers are looked up there when there are no urls; AD's users have it behind their name
 * @param netbiosDomain what AD's users type before a backslash
 * @param tls how connections are protected; by default as the urls say, and {@code ldaps} for a domain
 * @param caFile certificates (PEM) that vouch for the servers; by default those of the platform
 * @param certificateNotice how long before a certificate's end to warn
 * @param connectTimeout for the connection to one server and its answer to a bind, unless readTimeout is shorter
 * @param readTimeout for each answer of one server
 * @param poolTimeout for a free connection
 * @param overallTimeout for one sign-in, whatever it takes
 * @param poolSize connections to one server for looking up, and as many for signing in
 * @param coolDown how long a server that failed is asked only after the others
 * @param userDnTemplate DN of a user with {@code {0}} where the login name goes
 * @param userSearch how to find a user's entry
 * @param base DN below which AD's users are; by default that of the domain
 * @param bindDn account that searches, and that looks up again who is signed in
 * @param bindPasswordFile holds its password
 * @param groupSearchBase DN below which the groups are; by default that of AD's domain
 * @param groupMemberAttribute attribute of a group that holds the DNs of its members
 * @param nesting how groups within groups are found; by default by AD's token, elsewhere by recursion
 * @param roles the first one that fits decides; whoever fits none may do nothing
 */
public record DirectoryProperties(
        @DefaultValue("directory") String name,
        @DefaultValue("ldap") Kind type,
        @Nullable List<URI> urls,
        @DefaultValue("") String domain,
        @DefaultValue("") String netbiosDomain,
        @Nullable Protection tls,
        @Nullable Path caFile,
        @DefaultValue("30d") Duration certificateNotice,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout,
        @DefaultValue("3s") Duration poolTimeout,
        @DefaultValue("10s") Duration overallTimeout,
        @DefaultValue("8") int poolSize,
        @DefaultValue("30s") Duration coolDown,
        @Nullable String userDnTemplate,
        @Nullable UserSearch userSearch,
        @Nullable String base,
        @Nullable String bindDn,
        @Nullable Path bindPasswordFile,
        @Nullable String groupSearchBase,
        @DefaultValue("member") String groupMemberAttribute,
        @Nullable Nesting nesting,
        @Nullable List<RoleProperties> roles) {

    /**
     * How to find a user's entry.
     *
     * @param base DN below which the users are
     * @param filter with {@code {0}} for the name, {@code {1}} for the name with its domain
     * @param loginAttribute holds the login name
     */
    public record UserSearch(
            @Nullable String base,
            @Nullable String filter,
            @Nullable String loginAttribute) {}

    public DirectoryProperties {
        urls = urls == null ? List.of() : List.copyOf(urls);
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /**
     * The same, checked and complete.
     *
     * @throws IllegalArgumentException what is wrong, by the property's full name
     */
    public LdapSettings settings() {
        return new DirectorySettings(this, null).settings(true);
    }

    /**
     * The same, with a password that is not kept in a file.
     *
     * @param bindPassword of the account that looks up; null: there is no such account
     * @throws IllegalArgumentException what is wrong, by the property's full name
     */
    public LdapSettings settings(@Nullable String bindPassword) {
        return new DirectorySettings(this, bindPassword).settings(true);
    }

    /** Like {@link #settings}, but opens no file. */
    void check() {
        new DirectorySettings(this, null).settings(false);
        if (Objects.requireNonNull(roles).isEmpty()) {
            throw new IllegalArgumentException("dure.auth.directory.roles is missing: nobody could do anything");
        }
    }

    public RoleRules rules() {
        return new RoleRules(
                Objects.requireNonNull(roles).stream().map(RoleProperties::rule).toList());
    }
}
