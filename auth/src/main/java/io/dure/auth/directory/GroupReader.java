package io.dure.auth.directory;

import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.LdapName;

/** Finds the groups of a user. Either all of them, or an exception: half an answer takes rights away. */
final class GroupReader {
    private static final String IN_CHAIN = ":1.2.840.113556.1.4.1941:";
    private static final int DEEPEST = 16;
    private static final int MOST_GROUPS = 4_000;
    private static final int NAMES_A_SEARCH = 25;

    private final GroupSettings settings;
    private final int inChainMillis;

    /**
     * Of one directory.
     *
     * @param inChainMillis how long the directory may follow a chain, before its levels are searched one by one
     */
    GroupReader(GroupSettings settings, int inChainMillis) {
        this.settings = settings;
        this.inChainMillis = inChainMillis;
    }

    Memberships of(LdapConnection connection, User user) throws NamingException {
        return switch (settings.nesting()) {
            case TOKEN_GROUPS -> byToken(connection, user);
            case IN_CHAIN -> byChain(connection, user);
            case RECURSION -> byLevels(connection, user, DEEPEST);
            case DIRECT -> byLevels(connection, user, 1);
        };
    }

    /** The token of an AD user is never empty; when it is, this connection may not read it. */
    private Memberships byToken(LdapConnection connection, User user) throws NamingException {
        SearchResult entry = connection.read(user.dn(), "tokenGroups");
        Set<Sid> sids = entry == null ? Set.of() : sids(entry, "tokenGroups");
        if (sids.isEmpty()) {
            return byChain(connection, user);
        }
        Found found = new Found();
        found.sids.addAll(sids);
        for (List<Sid> part : parts(sids)) {
            found.addAll(search(
                    connection,
                    Filters.any(part.stream()
                            .map(sid -> Filters.equal("objectSid", sid.bytes()))
                            .toList()),
                    0));
        }
        return found.memberships();
    }

    private Memberships byChain(LdapConnection connection, User user) throws NamingException {
        Found found = start(connection, user);
        String filter = Filters.any(found.frontier.stream()
                .map(name -> Filters.equal(settings.memberAttribute() + IN_CHAIN, name.toString()))
                .toList());
        try {
            found.addAll(search(connection, filter, inChainMillis));
            return found.memberships();
        } catch (NamingException failure) {
            if (LdapCode.isAnswer(failure) && LdapCode.of(failure).isPresent()) {
                return byLevels(connection, user, DEEPEST);
            }
            throw failure;
        }
    }

    /** Groups that contain each other end the search, because none is looked at twice. */
    private Memberships byLevels(LdapConnection connection, User user, int deepest) throws NamingException {
        Found found = start(connection, user);
        for (int level = 0; level < deepest && !found.frontier.isEmpty(); level++) {
            List<SearchResult> next = new ArrayList<>();
            for (List<LdapName> part : parts(found.frontier)) {
                next.addAll(search(
                        connection,
                        Filters.any(part.stream()
                                .map(name -> Filters.equal(settings.memberAttribute(), name.toString()))
                                .toList()),
                        0));
            }
            found.frontier.clear();
            found.addAll(next);
        }
        if (settings.nesting() != Nesting.DIRECT && !found.frontier.isEmpty()) {
            throw new NamingException("groups are nested deeper than " + deepest + " levels");
        }
        return found.memberships();
    }

    /** The user, and the primary group, which names nobody as a member. */
    private Found start(LdapConnection connection, User user) throws NamingException {
        Found found = new Found();
        Optional<Sid> primary = user.primaryGroup();
        if (primary.isPresent()) {
            found.sids.add(primary.get());
            found.addAll(
                    search(connection, Filters.equal("objectSid", primary.get().bytes()), 0));
        }
        found.frontier.add(user.dn());
        return found;
    }

    private List<SearchResult> search(LdapConnection connection, String filter, int timeLimitMillis)
            throws NamingException {
        return connection.search(settings.base(), filter, timeLimitMillis, "objectSid");
    }

    private static <T> List<List<T>> parts(Collection<T> whole) {
        List<T> all = List.copyOf(whole);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMES_A_SEARCH) {
            parts.add(all.subList(from, Math.min(all.size(), from + NAMES_A_SEARCH)));
        }
        return parts;
    }

    private static Set<Sid> sids(SearchResult entry, String name) throws NamingException {
        Attribute attribute = entry.getAttributes().get(name);
        Set<Sid> sids = new HashSet<>();
        if (attribute != null) {
            NamingEnumeration<?> values = attribute.getAll();
            while (values.hasMore()) {
                if (values.next() instanceof byte[] bytes) {
                    Sid.of(bytes).ifPresent(sids::add);
                }
            }
        }
        return sids;
    }

    /** What was found so far, and of it what has not been looked at. */
    private static final class Found {
        final Set<LdapName> names = new HashSet<>();
        final Set<Sid> sids = new HashSet<>();
        final Set<LdapName> frontier = new LinkedHashSet<>();

        void addAll(List<SearchResult> groups) throws NamingException {
            for (SearchResult group : groups) {
                LdapName name = new LdapName(group.getNameInNamespace());
                if (names.add(name)) {
                    frontier.add(name);
                    sids.addAll(GroupReader.sids(group, "objectSid"));
                }
            }
            if (names.size() > MOST_GROUPS) {
                throw new NamingException("the user is in more than " + MOST_GROUPS + " groups");
            }
        }

        Memberships memberships() {
            return new Memberships(names, sids);
        }
    }

    /** All groups in the token of whoever is bound (AD's rootDSE), their own identifier among them. */
    static Set<Sid> ownToken(LdapConnection connection) throws NamingException {
        SearchResult root = connection.read(new LdapName(""), "tokenGroups");
        return root == null ? Set.of() : sids(root, "tokenGroups");
    }
}
