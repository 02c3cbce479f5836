using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Ridgeway.Records;

namespace Ridgeway.Codes;

/// <summary>
/// Every code list, numbered from 0, and what each code of a <see cref="CodeBook"/> means in them.
/// The book may grow meanwhile: a new code's meaning is looked up when it is first met. Safe from many threads.
/// </summary>
public sealed class CodeLists
{
    private readonly Lock growing = new();
    private readonly CodeList[] lists;
    private readonly FrozenDictionary<string, int> numbers;
    private readonly FrozenDictionary<Coded, Meaning[]> meanings;
    private Meaning[][] byCode = [];

    /// <exception cref="ArgumentException">Two lists have the same id.</exception>
    public CodeLists(IEnumerable<CodeList> lists, CodeBook book)
    {
        Book = book;
        this.lists = [.. lists];
        numbers = this.lists.Select((list, number) => KeyValuePair.Create(list.Id, number)).ToFrozenDictionary(StringComparer.Ordinal);
        if (numbers.Count != this.lists.Length)
        {
            throw new ArgumentException("Two code lists have the same id.", nameof(lists));
        }

        meanings = this.lists.SelectMany(MeaningsIn)
            .GroupBy(said => said.Code, said => said.Meaning)
            .ToFrozenDictionary(code => code.Key, code => code.Distinct().ToArray());
    }

    public CodeBook Book { get; }

    public int Count => lists.Length;

    public CodeList this[int number] => lists[number];

    /// <summary>The list with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CodeList this[string id] => lists[NumberOf(id)];

    public bool TryFind(string id, [NotNullWhen(true)] out CodeList? list)
    {
        list = numbers.TryGetValue(id, out var number) ? lists[number] : null;
        return list is not null;
    }

    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public int NumberOf(string id) =>
        numbers.TryGetValue(id, out var number) ? number : throw new KeyNotFoundException($"There is no code list '{id}'.");

    /// <summary>True where any list has the code, as a code, a question or an answer.</summary>
    public bool Knows(int code) => MeaningsOf(code).Length > 0;

    /// <summary>The measure a code stands for, with its unit; null where it is no measure.</summary>
    public CodeList? MeasureOf(int code)
    {
        foreach (var meaning in MeaningsOf(code))
        {
            if (meaning.Role == CodeRole.Says && lists[meaning.List].Kind == FactKind.Measure)
            {
                return lists[meaning.List];
            }
        }

        return null;
    }

    /// <summary>True where a fact with this code, and this answer or 0, is on a list: the code says it, or asks for it and the answer says it.</summary>
    public bool IsOn(int list, int code, int answer)
    {
        foreach (var meaning in MeaningsOf(code))
        {
            if (meaning.List == list && (meaning.Role == CodeRole.Says || (meaning.Role == CodeRole.Asks && answer > 0 && MeaningsOf(answer).Contains(new Meaning(list, CodeRole.Answers)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a value in this unit (its number in the book, 0 for none) can be used for a measure as it stands.</summary>
    public bool UnitFits(int list, int unit) =>
        lists[list].Unit is { } held && (held.IsPureNumber || (unit > 0 && string.Equals(Book[unit].Code, held.Ucum, StringComparison.Ordinal)));

    /// <summary>What a code number means, in every list that has it.</summary>
    internal ReadOnlySpan<Meaning> MeaningsOf(int code)
    {
        var known = Volatile.Read(ref byCode);
        return code < known.Length ? known[code] : Grown(code)[code];
    }

    private Meaning[][] Grown(int code)
    {
        lock (growing)
        {
            if (code < byCode.Length)
            {
                return byCode;
            }

            var larger = new Meaning[Book.Count + 1][];
            byCode.CopyTo(larger, 0);
            for (var number = byCode.Length; number < larger.Length; number++)
            {
                larger[number] = number == 0 ? [] : meanings.GetValueOrDefault(Book[number], []);
            }

            Volatile.Write(ref byCode, larger);
            return larger;
        }
    }

    private static IEnumerable<(Coded Code, Meaning Meaning)> MeaningsIn(CodeList list, int number)
    {
        foreach (var code in list.Codes)
        {
            yield return (code, new Meaning(number, CodeRole.Says));
        }

        foreach (var question in list.Questions)
        {
            yield return (question, new Meaning(number, CodeRole.Asks));
            foreach (var answer in list.PositiveAnswers)
            {
                yield return (answer, new Meaning(number, CodeRole.Answers));
            }
        }
    }
}

/// <summary>What a code is to a list.</summary>
/// <param name="List">The list's number in <see cref="CodeLists"/>.</param>
/// <param name="Role">Whether it says it, asks it or answers it.</param>
internal readonly record struct Meaning(int List, CodeRole Role);

internal enum CodeRole : byte
{
    Says,
    Asks,
    Answers,
}
