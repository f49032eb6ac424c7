package io.dure.auth;

import io.dure.auth.directory.LdapSettings;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How users sign in.
 *
 * @param directory required: without it nobody can sign in
 */
@ConfigurationProperties("dure.auth")
public record AuthProperties(DirectoryProperties directory) {
    @SuppressWarnings("ConstantValue") // Boot passes null for what the file does not have
    public AuthProperties {
        if (directory == null) {
            throw new IllegalArgumentException("dure.auth.directory is missing: without it nobody can sign in");
        }
    }

    /**
     * The directory.
     *
     * @param urls tried in this order, the next one only when a connection fails
     * @param connectTimeout for the connection to one server and its answer to the bind, unless readTimeout is shorter
     * @param readTimeout for each answer of one server
     * @param userDnTemplate DN of a user with {@code {0}} where the login name goes
     * @param groupSearchBase DN below which the groups are
     * @param groupMemberAttribute attribute of a group that holds the DNs of its members
     * @param roles which group has which role; whoever is in none of them may do nothing
     */
    public record DirectoryProperties(
            List<URI> urls,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("3s") Duration readTimeout,
            String userDnTemplate,
            String groupSearchBase,
            @DefaultValue("member") String groupMemberAttribute,
            List<GroupRole> roles) {
        @SuppressWarnings("ConstantValue") // Boot passes null for what the file does not have
        public DirectoryProperties {
            urls = List.copyOf(required("urls", urls));
            required("user-dn-template", userDnTemplate);
            required("group-search-base", groupSearchBase);
            roles = List.copyOf(required("roles", roles));
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("dure.auth.directory.roles is empty: nobody could do anything");
            }
            settings(urls, userDnTemplate, groupSearchBase, groupMemberAttribute, connectTimeout, readTimeout);
        }

        public LdapSettings settings() {
            return settings(urls, userDnTemplate, groupSearchBase, groupMemberAttribute, connectTimeout, readTimeout);
        }

        public RoleRules rules() {
            return new RoleRules(roles.stream()
                    .map(entry -> RoleRule.of(entry.group(), entry.role()))
                    .toList());
        }

        private static LdapSettings settings(
                List<URI> urls,
                String template,
                String base,
                String memberAttribute,
                Duration connectTimeout,
                Duration readTimeout) {
            try {
                return new LdapSettings(
                        urls, template, new LdapName(base), memberAttribute, connectTimeout, readTimeout);
            } catch (InvalidNameException malformed) {
                throw new IllegalArgumentException(
                        "dure.auth.directory.group-search-base is no DN: " + base, malformed);
            } catch (IllegalArgumentException invalid) {
                throw new IllegalArgumentException("dure.auth.directory." + invalid.getMessage(), invalid);
            }
        }
    }

    /**
     * Members of a group have a role.
     *
     * @param group full DN
     */
    public record GroupRole(String group, Role role) {
        @SuppressWarnings("ConstantValue") // Boot passes null for what the file does not have
        public GroupRole {
            required("roles[].group", group);
            required("roles[].role", role);
            try {
                RoleRule.of(group, role);
            } catch (IllegalArgumentException invalid) {
                throw new IllegalArgumentException("dure.auth.directory.roles: " + invalid.getMessage(), invalid);
            }
        }
    }

    private static <T> T required(String property, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("dure.auth.directory." + property + " is missing");
        }
        return value;
    }
}
