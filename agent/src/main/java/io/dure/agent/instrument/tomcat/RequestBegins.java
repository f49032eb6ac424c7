package io.dure.agent.instrument.tomcat;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.bridge.Transaction;
import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;

/**
 * Into {@code CoyoteAdapter.service}: once a request, before its host, application and servlet are looked up. The
 * transaction is kept as an attribute of the connector's request, which the application can read but does not see in
 * the list of names, and which Tomcat clears when it reuses the request.
 */
final class RequestBegins {
    private RequestBegins() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Request request) {
        Transaction transaction = Bridge.begin();
        if (transaction != null) {
            request.setAttribute(Transaction.KEY, transaction);
        }
    }
}
