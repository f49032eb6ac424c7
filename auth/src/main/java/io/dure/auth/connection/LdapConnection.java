package io.dure.auth.connection;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one server, for one thread at a time, which writes a request and reads the answer itself: no thread
 * stands between. Referrals are not followed: entries elsewhere that a search points at are passed over (AD points at other
 * naming contexts in each search from the top), a base that lies elsewhere is result 10 and so no answer.
 */
public final class LdapConnection implements Closeable {
    private static final int PAGE = 500;
    private static final int MOST_ENTRIES = 20_000;

    private final ReadySocket socket;
    private final LDAPConnection connection;
    private String boundAs = "";
    private List<Control> controls = List.of();

    private LdapConnection(ReadySocket socket, LDAPConnection connection) {
        this.socket = socket;
        this.connection = connection;
    }

    /** Takes the socket over; it is closed when this fails. Nobody is bound yet. */
    static LdapConnection over(ReadySocket socket, Timeouts timeouts) throws LDAPException {
        LDAPConnection connection = new LDAPConnection(new OneSocket(socket), options(timeouts));
        try {
            connection.connect(socket.getInetAddress(), socket.getPort(), (int)
                    timeouts.connect().toMillis());
            return new LdapConnection(socket, connection);
        } catch (LDAPException broken) {
            closeQuietly(socket);
            throw broken;
        }
    }

    boolean isAlive() {
        return socket.isAlive();
    }

    /** Whether the server has kept it open, which takes a look of a millisecond. Only while nothing is asked. */
    boolean isStillOpen() {
        return socket.isStillOpen();
    }

    /**
     * Makes this the connection of {@code principal} (RFC 4513, simple authentication).
     *
     * @param requested to go along; the server's are in {@link #controls()} afterwards, also when this throws
     * @throws IllegalArgumentException when the password is empty: servers take such a bind for an anonymous one
     */
    public void bind(String principal, String password, Control... requested) throws LDAPException {
        if (principal.isEmpty() || password.isEmpty()) {
            throw new IllegalArgumentException("a bind without a name or password is anonymous and proves nothing");
        }
        boundAs = "";
        controls = List.of();
        byte[] credentials = password.getBytes(StandardCharsets.UTF_8);
        try {
            controls = List.of(connection
                    .bind(new SimpleBindRequest(principal, credentials, requested))
                    .getResponseControls());
            boundAs = principal;
        } catch (LDAPException failure) {
            controls = List.of(failure.getResponseControls());
            throw settled(failure);
        } finally {
            // The connection keeps its last bind, and with it this array.
            Arrays.fill(credentials, (byte) 0);
        }
    }

    /** Empty: nobody, so far as this side knows. */
    public String boundAs() {
        return boundAs;
    }

    /** What came along with the answer to the last bind. */
    public List<Control> controls() {
        return controls;
    }

    /** The entry itself, or null when there is none that this connection may see. */
    public @Nullable SearchResultEntry read(LdapName entry, String... attributes) throws LDAPException {
        try {
            List<SearchResultEntry> found = ask(new SearchRequest(
                            entry.toString(), SearchScope.BASE, "(objectClass=*)", attributes))
                    .getSearchEntries();
            return found.isEmpty() ? null : found.getFirst();
        } catch (LDAPException failure) {
            int code = LdapCode.of(failure).orElse(0);
            if (code == LdapCode.NO_SUCH_OBJECT || code == LdapCode.INSUFFICIENT_ACCESS_RIGHTS) {
                return null;
            }
            throw failure;
        }
    }

    /**
     * All entries below {@code base} that match, page by page (RFC 2696); or an exception, when any page failed: a
     * part would look like a whole.
     *
     * @param timeLimit asked of the server, in whole seconds
     */
    public List<SearchResultEntry> search(LdapName base, String filter, Duration timeLimit, String... attributes)
            throws LDAPException {
        List<SearchResultEntry> all = new ArrayList<>();
        SearchRequest request = new SearchRequest(base.toString(), SearchScope.SUB, filter, attributes);
        request.setTimeLimitSeconds((int) timeLimit.plusMillis(999).toSeconds());
        @Nullable ASN1OctetString cookie = null;
        do {
            request.setControls(new SimplePagedResultsControl(PAGE, cookie, true));
            SearchResult page = ask(request);
            all.addAll(page.getSearchEntries());
            if (all.size() > MOST_ENTRIES) {
                throw unusable("more than " + MOST_ENTRIES + " entries match below " + base);
            }
            cookie = cookie(page);
        } while (cookie.getValueLength() > 0);
        return all;
    }

    /** The same with no limit but the server's own. */
    public List<SearchResultEntry> search(LdapName base, String filter, String... attributes) throws LDAPException {
        return search(base, filter, Duration.ZERO, attributes);
    }

    /** The full name of an entry. */
    public static LdapName nameOf(SearchResultEntry entry) throws LDAPException {
        try {
            return new LdapName(entry.getDN());
        } catch (InvalidNameException malformed) {
            throw unusable("the name of an entry is malformed: " + entry.getDN());
        }
    }

    /** The server has answered, but with something that nothing can be told from. */
    public static LDAPException unusable(String what) {
        return new LDAPException(ResultCode.LOCAL_ERROR, what);
    }

    @Override
    public void close() throws IOException {
        // The wire first: to unbind in an orderly way could wait for a server that hangs.
        socket.close();
        connection.closeWithoutUnbind();
    }

    private SearchResult ask(SearchRequest request) throws LDAPException {
        try {
            return connection.search(request);
        } catch (LDAPException failure) {
            throw settled(failure);
        }
    }

    /** The wire knows better than the client's own codes what has failed. */
    private LDAPException settled(LDAPException failure) {
        if (socket.hasTimedOut()) {
            return new LDAPException(ResultCode.TIMEOUT, "no answer came in time", failure);
        }
        return socket.isAlive() ? failure : new LDAPException(ResultCode.SERVER_DOWN, failure.getMessage(), failure);
    }

    private static ASN1OctetString cookie(SearchResult page) throws LDAPException {
        SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
        if (control == null) {
            throw unusable("the server answered a page without saying whether it was the last");
        }
        return control.getCookie();
    }

    private static LDAPConnectionOptions options(Timeouts timeouts) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis((int) timeouts.connect().toMillis());
        options.setResponseTimeoutMillis(timeouts.read().toMillis());
        options.setResponseTimeoutMillis(
                OperationType.BIND,
                Math.min(timeouts.connect().toMillis(), timeouts.read().toMillis()));
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        return options;
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }
}
