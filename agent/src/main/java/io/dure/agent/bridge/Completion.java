package io.dure.agent.bridge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ends a transaction when its asynchronous processing completes. A proxy, because the listener's interface is javax's
 * or jakarta's and belongs to the application's class loaders.
 */
public final class Completion implements InvocationHandler {
    private final Transaction transaction;
    private final boolean probe;
    private final @Nullable String host;
    private final Object response;
    private final Method status;
    private volatile boolean error;

    private Completion(Transaction transaction, boolean probe, @Nullable String host, Object response, Method status) {
        this.transaction = transaction;
        this.probe = probe;
        this.host = host;
        this.response = response;
        this.status = status;
    }

    /**
     * A listener that ends the transaction.
     *
     * @param listener the container's AsyncListener
     * @param response the container's HttpServletResponse, of the given type
     */
    public static Object listener(
            Class<?> listener,
            Transaction transaction,
            boolean probe,
            @Nullable String host,
            Class<?> type,
            Object response)
            throws NoSuchMethodException {
        return Proxy.newProxyInstance(
                listener.getClassLoader(),
                new Class<?>[] {listener},
                new Completion(transaction, probe, host, response, type.getMethod("getStatus")));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself only.
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        try {
            switch (method.getName()) {
                case "onComplete":
                    int code = (Integer) status.invoke(response);
                    Bridge.end(transaction, Bridge.UNMAPPED, error || code >= 500, probe, host);
                    return null;
                case "onError":
                    error = true;
                    return null;
                case "onStartAsync":
                    listenAgain(proxy, arguments);
                    return null;
                case "hashCode":
                    return System.identityHashCode(proxy);
                case "equals":
                    return arguments != null && proxy == arguments[0];
                case "toString":
                    return "dure completion";
                default:
                    return null;
            }
        } catch (Throwable e) {
            Bridge.failed(e);
            return null;
        }
    }

    /** A dispatch that goes asynchronous once more has dropped the listeners of the first time. */
    private static void listenAgain(Object proxy, Object @Nullable [] arguments) throws ReflectiveOperationException {
        if (arguments == null) {
            return;
        }
        Class<?> listener = proxy.getClass().getInterfaces()[0];
        Class<?> event = Class.forName(
                listener.getName().replace("AsyncListener", "AsyncEvent"), false, listener.getClassLoader());
        Object context = event.getMethod("getAsyncContext").invoke(arguments[0]);
        Class<?> contextType = Class.forName(
                listener.getName().replace("AsyncListener", "AsyncContext"), false, listener.getClassLoader());
        contextType.getMethod("addListener", listener).invoke(context, proxy);
    }
}
