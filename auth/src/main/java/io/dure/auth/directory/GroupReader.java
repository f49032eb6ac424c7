package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Timeouts;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** Finds the groups of a user. Either all of them, or an exception: half an answer takes rights away. */
final class GroupReader {
    private static final String IN_CHAIN = ":1.2.840.113556.1.4.1941:";
    private static final Duration LEAST_IN_CHAIN = Duration.ofSeconds(1);
    private static final int DEEPEST = 16;
    private static final int MOST_GROUPS = 4_000;
    private static final int NAMES_A_SEARCH = 25;

    private final GroupSettings settings;
    private final Duration inChain;

    /**
     * Of one directory.
     *
     * @param inChain how long the directory may follow a chain, before its levels are searched one by one
     */
    GroupReader(GroupSettings settings, Duration inChain) {
        this.settings = settings;
        this.inChain = inChain;
    }

    /** Half of what an answer may take, so that the levels can be searched when a chain takes too long. */
    static Duration inChain(Timeouts timeouts) {
        Duration half = timeouts.read().dividedBy(2);
        return half.compareTo(LEAST_IN_CHAIN) < 0 ? LEAST_IN_CHAIN : half;
    }

    Memberships of(LdapConnection connection, User user) throws LDAPException {
        return switch (settings.nesting()) {
            case TOKEN_GROUPS -> byToken(connection, user);
            case IN_CHAIN -> byChain(connection, user);
            case RECURSION -> byLevels(connection, user, DEEPEST);
            case DIRECT -> byLevels(connection, user, 1);
        };
    }

    /** The token of an AD user is never empty; when it is, this connection may not read it. */
    private Memberships byToken(LdapConnection connection, User user) throws LDAPException {
        SearchResultEntry entry = connection.read(user.dn(), "tokenGroups");
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
                    Duration.ZERO));
        }
        return found.memberships();
    }

    private Memberships byChain(LdapConnection connection, User user) throws LDAPException {
        Found found = start(connection, user);
        String filter = Filters.any(found.frontier.stream()
                .map(name -> Filters.equal(settings.memberAttribute() + IN_CHAIN, name.toString()))
                .toList());
        try {
            found.addAll(search(connection, filter, inChain));
            return found.memberships();
        } catch (LDAPException failure) {
            if (LdapCode.isAnswer(failure) && LdapCode.of(failure).isPresent()) {
                return byLevels(connection, user, DEEPEST);
            }
            throw failure;
        }
    }

    /** Groups that contain each other end the search, because none is looked at twice. */
    private Memberships byLevels(LdapConnection connection, User user, int deepest) throws LDAPException {
        Found found = start(connection, user);
        for (int level = 0; level < deepest && !found.frontier.isEmpty(); level++) {
            List<SearchResultEntry> next = new ArrayList<>();
            for (List<LdapName> part : parts(found.frontier)) {
                next.addAll(search(
                        connection,
                        Filters.any(part.stream()
                                .map(name -> Filters.equal(settings.memberAttribute(), name.toString()))
                                .toList()),
                        Duration.ZERO));
            }
            found.frontier.clear();
            found.addAll(next);
        }
        if (settings.nesting() != Nesting.DIRECT && !found.frontier.isEmpty()) {
            throw LdapConnection.unusable("groups are nested deeper than " + deepest + " levels");
        }
        return found.memberships();
    }

    /** The user, and the primary group, which names nobody as a member. */
    private Found start(LdapConnection connection, User user) throws LDAPException {
        Found found = new Found();
        Optional<Sid> primary = user.primaryGroup();
        if (primary.isPresent()) {
            found.sids.add(primary.get());
            found.addAll(
                    search(connection, Filters.equal("objectSid", primary.get().bytes()), Duration.ZERO));
        }
        found.frontier.add(user.dn());
        return found;
    }

    private List<SearchResultEntry> search(LdapConnection connection, String filter, Duration timeLimit)
            throws LDAPException {
        return connection.search(settings.base(), filter, timeLimit, "objectSid");
    }

    private static <T> List<List<T>> parts(Collection<T> whole) {
        List<T> all = List.copyOf(whole);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMES_A_SEARCH) {
            parts.add(all.subList(from, Math.min(all.size(), from + NAMES_A_SEARCH)));
        }
        return parts;
    }

    private static Set<Sid> sids(SearchResultEntry entry, String name) {
        byte @Nullable [][] values = entry.getAttributeValueByteArrays(name);
        return values == null
                ? Set.of()
                : Stream.of(values).flatMap(bytes -> Sid.of(bytes).stream()).collect(Collectors.toSet());
    }

    /** What was found so far, and of it what has not been looked at. */
    private static final class Found {
        final Set<LdapName> names = new HashSet<>();
        final Set<Sid> sids = new HashSet<>();
        final Set<LdapName> frontier = new LinkedHashSet<>();

        void addAll(List<SearchResultEntry> groups) throws LDAPException {
            for (SearchResultEntry group : groups) {
                LdapName name = LdapConnection.nameOf(group);
                if (names.add(name)) {
                    frontier.add(name);
                    sids.addAll(GroupReader.sids(group, "objectSid"));
                }
            }
            if (names.size() > MOST_GROUPS) {
                throw LdapConnection.unusable("the user is in more than " + MOST_GROUPS + " groups");
            }
        }

        Memberships memberships() {
            return new Memberships(names, sids);
        }
    }

    /** All groups in the token of whoever is bound (AD's rootDSE), their own identifier among them. */
    static Set<Sid> ownToken(LdapConnection connection) throws LDAPException {
        SearchResultEntry root = connection.read(new LdapName(List.of()), "tokenGroups");
        return root == null ? Set.of() : sids(root, "tokenGroups");
    }
}
