package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.LdapConnection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * A user's own entry.
 *
 * @param objectId stays with the user; the DN when the directory shows no such id
 * @param sid where the directory has such identifiers
 * @param primaryGroup which AD keeps apart from the other groups
 * @param principal the name with at sign, when the entry has one
 */
record User(
        LdapName dn,
        String login,
        String displayName,
        String objectId,
        Optional<Sid> sid,
        Optional<Sid> primaryGroup,
        Optional<String> principal) {

    /** Many directories hide entries even from their owners; the names as typed do then. */
    static User hidden(LdapName dn, String typed) {
        return new User(dn, typed, typed, dn.toString(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads an entry.
     *
     * @param typed stands in for a login name that the entry does not have
     */
    static User of(SearchResultEntry found, Kind kind, String loginAttribute, String typed) throws LDAPException {
        LdapName dn = LdapConnection.nameOf(found);
        String login = text(found, loginAttribute).orElseGet(() -> UserDnTemplate.loginOf(dn, typed));
        String displayName = Stream.of("displayName", "cn")
                .flatMap(name -> text(found, name).stream())
                .findFirst()
                .orElse(login);
        Optional<Sid> sid = Optional.ofNullable(bytes(found, "objectSid")).flatMap(Sid::of);
        return new User(
                dn,
                login,
                displayName,
                objectId(found, kind).orElseGet(dn::toString),
                sid,
                sid.flatMap(own -> text(found, "primaryGroupID")
                        .filter(relative -> relative.matches("\\d{1,10}"))
                        .map(own::sibling)),
                text(found, "userPrincipalName"));
    }

    /** Attributes that {@link #of} looks at. */
    static String[] attributes(Kind kind, String loginAttribute) {
        return Stream.concat(Stream.of(loginAttribute), kind.userAttributes().stream())
                .distinct()
                .toArray(String[]::new);
    }

    private static Optional<String> objectId(SearchResultEntry found, Kind kind) {
        return kind == Kind.ACTIVE_DIRECTORY
                ? Optional.ofNullable(bytes(found, "objectGUID")).map(HexFormat.of()::formatHex)
                : text(found, "entryUUID");
    }

    static Optional<String> text(SearchResultEntry found, String name) {
        return Optional.ofNullable(found.getAttributeValue(name)).filter(value -> !value.isBlank());
    }

    private static byte @Nullable [] bytes(SearchResultEntry found, String name) {
        return found.getAttributeValueBytes(name);
    }
}
