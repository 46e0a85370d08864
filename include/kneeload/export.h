/** @file
 * kneeload/export.h - how public names are marked. No functions here.
 */
#ifndef KNEELOAD_EXPORT_H
#define KNEELOAD_EXPORT_H

/** Marks what the shared library exports. Nothing with KL_STATIC. */
#if defined(SWIG) || defined(KL_STATIC)
#define KL_API
#elif defined(_WIN32) && defined(KL_BUILDING)
#define KL_API __declspec(dllexport)
#elif defined(_WIN32)
#define KL_API __declspec(dllimport)
#else
#define KL_API __attribute__((visibility("default")))
#endif

/** The result of a call marked KL_NODISCARD has to be looked at. */
#if !defined(SWIG) && (defined(__GNUC__) || defined(__clang__))
#define KL_NODISCARD __attribute__((warn_unused_result))
#else
#define KL_NODISCARD
#endif

#endif
