package io.dure.agent.instrument.tomcat;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.bridge.Mapping;
import io.dure.agent.bridge.Transaction;
import java.io.IOException;
import java.security.Principal;
import net.bytebuddy.asm.Advice;
import org.apache.catalina.DistributedManager;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.ServerCookies;

/**
 * Into {@code StandardEngine.logAccess}, which Tomcat calls exactly once for each line of its access log, after error
 * pages, after the completion, failure or timeout of asynchronous processing, and for what the connector refused;
 * with or without an access log configured.
 */
@SuppressWarnings("ReferenceEquality") // Asks whether it is the very object that the connector noted.
final class RequestIsLogged {
    private RequestIsLogged() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Request request, @Advice.Argument(1) Response response) {
        if (!Bridge.isOpen()) {
            return;
        }
        org.apache.coyote.Request connector = request.getCoyoteRequest();
        Object javax = request.getAttribute("javax.servlet.error.exception");
        Object jakarta = request.getAttribute("jakarta.servlet.error.exception");
        // The connector notes its own troubles, such as a client that went away, under the same name: no servlet's.
        boolean error = response.getStatus() >= 500
                || (javax != null && javax != connector.getAttribute("javax.servlet.error.exception"))
                || (jakarta != null && jakarta != connector.getAttribute("jakarta.servlet.error.exception"));
        Object current = connector.getAttribute(Transaction.KEY);
        if (!(current instanceof Transaction)) {
            Bridge.refused(error, request.getServerName());
            return;
        }
        Transaction transaction = (Transaction) current;
        if (transaction.lacksRoute()) {
            Wrapper wrapper = request.getWrapper();
            if (wrapper != null) {
                String pattern = Mapping.of(wrapper.findMappings(), request.getServletPath(), request.getPathInfo());
                transaction.route(Bridge.route(request.getContextPath(), pattern));
            }
        }
        // Compared as the bytes that came in: making a String of each User-Agent would be garbage on every request.
        MessageBytes agent = connector.getMimeHeaders().getValue("User-Agent");
        boolean probe = agent != null && agent.startsWithIgnoreCase("Dure-Probe/", 0);
        Bridge.end(transaction, Bridge.UNMAPPED, error, probe, request.getServerName());
        if (probe || !Bridge.countsUsers()) {
            return;
        }
        String cookie = Bridge.userCookie();
        String id = request.getRequestedSessionId();
        try {
            if (Bridge.countsPrincipals()) {
                Principal principal = request.getPrincipal();
                Bridge.user(transaction.user() != null || principal == null ? transaction.user() : principal.getName());
            } else if (cookie != null) {
                ServerCookies cookies = request.getServerCookies();
                for (int i = 0; i < cookies.getCookieCount(); i++) {
                    if (cookies.getCookie(i).getName().equals(cookie)) {
                        Bridge.user(cookies.getCookie(i).getValue().toString());
                        break;
                    }
                }
            } else if (id != null) {
                Manager manager = request.getContext() == null
                        ? null
                        : request.getContext().getManager();
                // Such a manager would look for the session on a disk or at another node: its ids are taken as they
                // are.
                boolean elsewhere = manager instanceof DistributedManager;
                if (Bridge.countsLogins()) {
                    // Found without the request's help, which would make the session live longer.
                    Session session = manager == null || elsewhere ? null : manager.findSession(id);
                    if (session != null && session.isValid()) {
                        Bridge.login(session);
                    }
                } else if (elsewhere || request.isRequestedSessionIdValid()) {
                    Bridge.user(id);
                }
            }
        } catch (IOException | RuntimeException e) {
            // The application's session manager failed: its user is not counted, the transaction is.
        }
    }
}
