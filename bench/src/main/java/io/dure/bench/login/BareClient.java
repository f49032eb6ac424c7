package io.dure.bench.login;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends what a sign-in by template sends, by the UnboundID SDK and with nothing around it: a bind, the user's entry, and the
 * groups level by level. No pool, no deadlines, no trust, no second server.
 */
final class BareClient implements AutoCloseable {
    private static final String GROUPS = "ou=groups,dc=egov,dc=test";
    private static final Control POLICY = new Control("1.3.6.1.4.1.42.2.27.8.5.1");
    private static final String[] OF_USER = {
        "uid", "displayName", "cn", "entryUUID", "pwdAccountLockedTime", "nsAccountLock"
    };

    private final LDAPConnection connection;

    BareClient(int port) throws LDAPException {
        connection = new LDAPConnection("127.0.0.1", port);
    }

    /** How many groups the user is in. */
    int signIn(String login, String password) throws LDAPException {
        String dn = "uid=" + login + ",ou=people,dc=egov,dc=test";
        connection.bind(new SimpleBindRequest(dn, password, POLICY));
        connection.search(dn, SearchScope.BASE, "(objectClass=*)", OF_USER);
        int groups = 0;
        List<String> level = List.of(dn);
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (SearchResultEntry group : search(level)) {
                next.add(group.getDN());
            }
            groups += next.size();
            level = next;
        }
        return groups;
    }

    private List<SearchResultEntry> search(List<String> members) throws LDAPException {
        String filter = members.size() == 1
                ? "(member=" + members.getFirst() + ")"
                : members.stream().map(dn -> "(member=" + dn + ")").collect(Collectors.joining("", "(|", ")"));
        SearchRequest request = new SearchRequest(GROUPS, SearchScope.SUB, filter, "objectSid");
        request.setControls(new SimplePagedResultsControl(500, new ASN1OctetString(), true));
        SearchResult result = connection.search(request);
        return result.getSearchEntries();
    }

    @Override
    public void close() {
        connection.close();
    }
}
