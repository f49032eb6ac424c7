/** Distinct users, as keyed hashes: no session id leaves the JVM. */
package io.dure.agent.users;
