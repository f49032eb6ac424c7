package io.dure.hub.steering;

/**
 * Who acts.
 *
 * @param user the directory's name, or the hub's own for automatic acts
 * @param source from where: the client's address
 */
public record Actor(String user, String source) {}
