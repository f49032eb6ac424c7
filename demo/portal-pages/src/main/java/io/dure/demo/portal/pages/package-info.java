/** What both portals of the small city do, on every cloud alike. */
package io.dure.demo.portal.pages;
