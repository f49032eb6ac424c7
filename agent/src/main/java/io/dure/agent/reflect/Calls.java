package io.dure.agent.reflect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls public methods of objects by their names. What was found is kept with the object's class itself, so that an
 * application that is undeployed takes it along: the agent holds no reference to its classes.
 */
public final class Calls {
    private static final ClassValue<ConcurrentHashMap<String, Optional<Method>>> METHODS =
            new ClassValue<ConcurrentHashMap<String, Optional<Method>>>() {
                @Override
                protected ConcurrentHashMap<String, Optional<Method>> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private Calls() {}

    /**
     * What a method without arguments returns; null where there is none, it cannot be called, or it throws.
     */
    public static @Nullable Object result(Object target, String method) {
        return invoke(target, method, null);
    }

    /** As {@link #result(Object, String)}, of a method with one text as its argument. */
    public static @Nullable Object result(Object target, String method, String argument) {
        return invoke(target, method, argument);
    }

    /** As {@link #result(Object, String)}, as a number; negative where there is none. */
    public static double number(@Nullable Object target, String method) {
        Object result = target == null ? null : result(target, method);
        return result instanceof Number ? ((Number) result).doubleValue() : -1;
    }

    private static @Nullable Object invoke(Object target, String name, @Nullable String argument) {
        Class<?>[] parameters = argument == null ? new Class<?>[0] : new Class<?>[] {String.class};
        Optional<Method> method = METHODS.get(target.getClass())
                .computeIfAbsent(
                        argument == null ? name : name + "(String)",
                        key -> Optional.ofNullable(find(target.getClass(), name, parameters)));
        if (!method.isPresent()) {
            return null;
        }
        try {
            return argument == null ? method.get().invoke(target) : method.get().invoke(target, argument);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return null;
        }
    }

    /** One that a public class or interface declares: another's cannot be called, though it is public itself. */
    private static @Nullable Method find(Class<?> type, String name, Class<?>[] parameters) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Method own = declared(each, name, parameters);
            if (own != null) {
                return own;
            }
            for (Class<?> of : each.getInterfaces()) {
                Method inherited = find(of, name, parameters);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name, Class<?>[] parameters) {
        if (!Modifier.isPublic(type.getModifiers())) {
            return null;
        }
        try {
            Method method = type.getDeclaredMethod(name, parameters);
            return Modifier.isPublic(method.getModifiers()) ? method : null;
        } catch (NoSuchMethodException | LinkageError e) {
            return null;
        }
    }
}
