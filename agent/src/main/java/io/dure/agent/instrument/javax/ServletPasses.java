package io.dure.agent.instrument.javax;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.bridge.Completion;
import io.dure.agent.bridge.Transaction;
import java.security.Principal;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Into {@code HttpServlet.service} and the first filter of a chain of Servlet 4. Where the container already began the
 * transaction this only finds its route; elsewhere the outermost entry begins and ends it. What is dispatched from
 * inside (forward, include, error, async) finds it begun and counts nothing.
 */
final class ServletPasses {
    private ServletPasses() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Transaction enter(@Advice.Argument(0) ServletRequest request) {
        if (!(request instanceof HttpServletRequest) || request.getAttribute(Transaction.KEY) != null) {
            return null;
        }
        Transaction transaction = Bridge.begin();
        if (transaction != null) {
            request.setAttribute(Transaction.KEY, transaction);
        }
        return transaction;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) ServletRequest request,
            @Advice.Argument(1) ServletResponse response,
            @Advice.Enter @Nullable Transaction own,
            @Advice.Thrown @Nullable Throwable thrown)
            throws NoSuchMethodException {
        Object current = request.getAttribute(Transaction.KEY);
        if (!(current instanceof Transaction) || !(request instanceof HttpServletRequest)) {
            return;
        }
        Transaction transaction = (Transaction) current;
        HttpServletRequest http = (HttpServletRequest) request;
        if (transaction.lacksRoute() && request.getDispatcherType() == DispatcherType.REQUEST) {
            Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
            if (!(pattern instanceof String)) {
                pattern = http.getHttpServletMapping().getPattern();
            }
            transaction.route(Bridge.route(http.getServletContext().getContextPath(), (String) pattern));
        }
        if (Bridge.countsPrincipals() && transaction.user() == null) {
            // Frameworks know it inside of their filters only.
            try {
                Principal principal = http.getUserPrincipal();
                if (principal != null) {
                    transaction.user(principal.getName());
                }
            } catch (RuntimeException e) {
                // The application's own way to tell who asks failed: its user is not counted, the transaction is.
            }
        }
        if (own == null) {
            return;
        }
        String agent = http.getHeader("User-Agent");
        boolean probe = agent != null && agent.regionMatches(true, 0, "Dure-Probe/", 0, 11);
        if (!probe && Bridge.countsUsers()) {
            String cookie = Bridge.userCookie();
            try {
                if (Bridge.countsPrincipals()) {
                    Bridge.user(transaction.user());
                } else if (cookie != null) {
                    Cookie[] cookies = http.getCookies();
                    for (int i = 0; cookies != null && i < cookies.length; i++) {
                        if (cookie.equals(cookies[i].getName())) {
                            Bridge.user(cookies[i].getValue());
                            break;
                        }
                    }
                } else if (http.getRequestedSessionId() != null && http.isRequestedSessionIdValid()) {
                    if (Bridge.countsLogins()) {
                        HttpSession session = http.getSession(false);
                        if (session != null) {
                            Bridge.login(session);
                        }
                    } else {
                        Bridge.user(http.getRequestedSessionId());
                    }
                }
            } catch (RuntimeException e) {
                // The application's session manager failed: its user is not counted, the transaction is.
            }
        }
        if (thrown == null && request.isAsyncStarted()) {
            try {
                request.getAsyncContext().addListener((AsyncListener) Completion.listener(
                        AsyncListener.class, own, probe, request.getServerName(), HttpServletResponse.class, response));
                return;
            } catch (IllegalStateException completed) {
                // Completed by another thread in between: it ends here.
            }
        }
        boolean error = thrown != null || ((HttpServletResponse) response).getStatus() >= 500;
        Bridge.end(own, Bridge.UNMAPPED, error, probe, request.getServerName());
    }
}
