package io.dure.auth.connection;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.Control;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.PagedResultsControl;
import javax.naming.ldap.PagedResultsResponseControl;
import org.jspecify.annotations.Nullable;

/** One connection to one server, for one thread at a time. */
public final class LdapConnection implements Closeable {
    private static final int PAGE = 500;
    private static final int MOST_ENTRIES = 20_000;
    /** Attributes whose values are bytes; JNDI garbles what it takes for text. */
    private static final String BINARY = "objectGUID objectSid tokenGroups";

    private final ReadySocket socket;
    private final LdapContext context;
    private String boundAs = "";

    private LdapConnection(ReadySocket socket, LdapContext context) {
        this.socket = socket;
        this.context = context;
    }

    /** Takes the socket over; it is closed when this fails. Nobody is bound yet. */
    static LdapConnection over(ReadySocket socket, Timeouts timeouts) throws NamingException {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        HandoverSocketFactory.ready(socket);
        try {
            thread.setContextClassLoader(HandoverSocketFactory.class.getClassLoader());
            return new LdapConnection(socket, new InitialLdapContext(environment(timeouts), null));
        } catch (NamingException broken) {
            closeQuietly(socket);
            throw broken;
        } finally {
            HandoverSocketFactory.clear();
            thread.setContextClassLoader(loader);
        }
    }

    boolean isAlive() {
        return socket.isAlive();
    }

    /**
     * Makes this the connection of {@code principal} (RFC 4513, simple authentication).
     *
     * @param controls to go along; the server's are in {@link #controls()} afterwards, also when this throws
     * @throws IllegalArgumentException when the password is empty: servers take such a bind for an anonymous one
     */
    public void bind(String principal, String password, Control... controls) throws NamingException {
        if (principal.isEmpty() || password.isEmpty()) {
            throw new IllegalArgumentException("a bind without a name or password is anonymous and proves nothing");
        }
        boundAs = "";
        byte[] credentials = password.getBytes(StandardCharsets.UTF_8);
        try {
            context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
            context.addToEnvironment(Context.SECURITY_PRINCIPAL, principal);
            context.addToEnvironment(Context.SECURITY_CREDENTIALS, credentials);
            context.reconnect(controls);
            boundAs = principal;
        } finally {
            Arrays.fill(credentials, (byte) 0);
        }
    }

    /** Empty: nobody, so far as this side knows. */
    public String boundAs() {
        return boundAs;
    }

    /** What came along with the last answer. */
    public List<Control> controls() throws NamingException {
        Control[] controls = context.getResponseControls();
        return controls == null ? List.of() : List.of(controls);
    }

    /** The entry itself, or null when there is none that this connection may see. */
    public @Nullable SearchResult read(LdapName entry, String... attributes) throws NamingException {
        try {
            List<SearchResult> found = page(entry, "(objectClass=*)", SearchControls.OBJECT_SCOPE, 0, attributes);
            return found.isEmpty() ? null : found.getFirst();
        } catch (NamingException failure) {
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
     * @param timeLimitMillis asked of the server; 0 for none but its own
     */
    public List<SearchResult> search(LdapName base, String filter, int timeLimitMillis, String... attributes)
            throws NamingException {
        List<SearchResult> all = new ArrayList<>();
        try {
            byte @Nullable [] cookie = null;
            do {
                context.setRequestControls(new Control[] {new PagedResultsControl(PAGE, cookie, Control.CRITICAL)});
                all.addAll(page(base, filter, SearchControls.SUBTREE_SCOPE, timeLimitMillis, attributes));
                cookie = cookie();
                if (all.size() > MOST_ENTRIES) {
                    throw new NamingException("more than " + MOST_ENTRIES + " entries match below " + base);
                }
            } while (cookie != null && cookie.length > 0);
            return all;
        } catch (IOException impossible) {
            throw asNaming(impossible);
        } finally {
            context.setRequestControls(null);
        }
    }

    @Override
    public void close() throws IOException {
        // The wire first: to unbind in an orderly way could wait for a server that hangs.
        socket.close();
        try {
            context.close();
        } catch (NamingException alreadyBroken) {
            // Closed it is.
        }
    }

    /** One answer as a whole: with this batch size JNDI returns after the last entry and the result code. */
    @SuppressWarnings("BanJNDI") // Java objects in entries are asked for nowhere, so none is ever made from bytes
    private List<SearchResult> page(LdapName base, String filter, int scope, int timeLimitMillis, String... attributes)
            throws NamingException {
        NamingEnumeration<SearchResult> answer =
                context.search(base, filter, new SearchControls(scope, 0, timeLimitMillis, attributes, false, false));
        List<SearchResult> entries = new ArrayList<>();
        try {
            while (answer.hasMore()) {
                entries.add(answer.next());
            }
        } catch (PartialResultException partial) {
            if (!isContinuationOnly(partial)) {
                throw partial;
            }
        } finally {
            answer.close();
        }
        return entries;
    }

    /**
     * Entries elsewhere that this server points at are not followed (AD points at other naming contexts in each search
     * from the top). JNDI has the same exception for that, for a base that lies elsewhere and for a search that broke.
     */
    private static boolean isContinuationOnly(PartialResultException partial) {
        return partial.getRootCause() == null && "Unprocessed Continuation Reference(s)".equals(partial.getMessage());
    }

    private byte @Nullable [] cookie() throws NamingException {
        for (Control control : controls()) {
            if (control instanceof PagedResultsResponseControl page) {
                return page.getCookie();
            }
        }
        throw new NamingException("the server answered a page without saying whether it was the last");
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
    private static Hashtable<String, Object> environment(Timeouts timeouts) {
        // JNDI waits for the answer to a bind as long as for a connection.
        long bind = Math.min(timeouts.connect().toMillis(), timeouts.read().toMillis());
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        // Not used: the socket is connected already.
        environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:389");
        environment.put("java.naming.ldap.factory.socket", HandoverSocketFactory.class.getName());
        environment.put("com.sun.jndi.ldap.connect.timeout", Long.toString(bind));
        environment.put(
                "com.sun.jndi.ldap.read.timeout", Long.toString(timeouts.read().toMillis()));
        environment.put("java.naming.ldap.attributes.binary", BINARY);
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.derefAliases", "never");
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put(Context.REFERRAL, "ignore");
        environment.put(Context.BATCHSIZE, "0");
        return environment;
    }

    private static NamingException asNaming(IOException failure) {
        NamingException naming = new NamingException(failure.getMessage());
        naming.setRootCause(failure);
        return naming;
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }
}
