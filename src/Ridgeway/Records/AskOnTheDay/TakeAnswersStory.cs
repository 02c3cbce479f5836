using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Time;

namespace Ridgeway.Records.AskOnTheDay;

/// <summary>Keeps answers as a small import of their own, so that they have a source, and can be withdrawn like any other.</summary>
internal sealed class TakeAnswersStory(RidgewayDb db, RidgewayDatabase database, FactStore facts, StoredCodes codes, CodeLists lists, TimeProvider clock) : ITakeAnswers
{
    public const string Source = "asked-on-the-day";

    private static readonly Coded No = new(CodeSystem.Snomed, "373067005", "No");
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task<int> TakeAsync(PersonId person, IReadOnlyList<AnswerOnTheDay> answers, string by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var batch = new FactBatch();
        var line = 0;
        foreach (var answer in answers)
        {
            if (FactOf(answer, London.DayOf(now)) is { } fact)
            {
                var type = ResourceTypes.NumberOf(fact.Kind == FactKind.Measure ? "Observation"u8 : "QuestionnaireResponse"u8);
                batch.Add(person, [fact], file: 1, ++line, type, Encoding.ASCII.GetBytes(Guid.CreateVersion7(now).ToString()));
            }
        }

        if (batch.Count > 0)
        {
            await SaveAsync(batch, person, by, now, cancel);
            await FoldIfFreeAsync(cancel);
        }

        return batch.Count;
    }

    private async Task SaveAsync(FactBatch batch, PersonId person, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await codes.StoreNewAsync(batch.Codes(), cancel);
        var import = ImportId.New(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(new ImportRow
        {
            ImportId = import,
            Source = Source,
            Importer = by,
            KeepsSources = false,
            State = ImportState.Done,
            StartedAtUtc = now.UtcDateTime,
            FinishedAtUtc = now.UtcDateTime,
            MatchedAtUtc = now.UtcDateTime,
            People = 1,
        });
        db.Add(new ImportFileRow
        {
            ImportId = import,
            Number = 1,
            Name = $"asked on the day by {by}",
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{import}{person}"))),
            Bytes = 0,
            State = ImportState.Done,
            People = 1,
            Read = batch.Count,
            Kept = batch.Count,
        });
        await db.SaveChangesAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        await facts.AppendAsync(write, import, 0, batch, _ => false, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A person read whole is right at once; lists follow now, or when the import that is running ends.</summary>
    private async Task FoldIfFreeAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await using var alone = await ImportLock.TakeAsync(database, _ => { }, patience.Token);
            await facts.FoldAsync(cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // An import is running and folds at its end whatever is stale.
        }
    }

    private Fact? FactOf(AnswerOnTheDay answer, DateOnly today)
    {
        if (!lists.TryFind(answer.List, out var list))
        {
            return null;
        }

        if (list.Unit is { } unit)
        {
            return answer.Value is { } value && unit.IsPlausible(value)
                ? Fact.Of(FactKind.Measure, lists.Book.Add(list.Codes[0]), today, value, lists.Book.Add(new Coded(CodeSystem.Ucum, unit.Ucum)))
                : null;
        }

        return answer.IsYes is { } yes ? FindingOf(list, yes, today) : null;
    }

    private Fact? FindingOf(CodeList list, bool yes, DateOnly today)
    {
        if (list.Questions.Count > 0)
        {
            return Fact.Of(FactKind.Finding, lists.Book.Add(list.Questions[0]), today, answer: lists.Book.Add(yes ? list.PositiveAnswers[0] : Denial(list)));
        }

        var said = yes ? list.Codes.FirstOrDefault() : list.EndsWith is { } ends ? lists[ends].Codes.FirstOrDefault() : default;
        return said.Code is null ? null : Fact.Of(FactKind.Finding, lists.Book.Add(said), today);
    }

    /// <summary>The list's own "not" where it has one, so that other systems understand it; else a plain no.</summary>
    private Coded Denial(CodeList list) => list.EndsWith is { } ends && lists[ends].Codes is [var denial, ..] ? denial : No;
}
