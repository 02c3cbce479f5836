using Ridgeway.Access;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Time;

namespace Ridgeway.Finding.SaveList;

/// <summary>A saved list opened.</summary>
internal sealed record OpenedList(SavedListRow Saved, BuiltList Built, ListDocument Document);

/// <summary>Opens a saved list for somebody: asks its definition among the people they may see, and writes down whom they were shown.</summary>
internal sealed class OpenListStory(SaveListStory save, BuildListStory build, ShowListStory show, ListScope scope, PersonDoor door, TimeProvider clock)
{
    /// <summary>Null where there is no such list for them.</summary>
    public async Task<OpenedList?> RunAsync(Guid id, ListView view, Viewer viewer, string what, CancellationToken cancel)
    {
        if (await BuiltAsync(id, viewer, cancel) is not var (saved, built))
        {
            return null;
        }

        var document = await show.RunAsync(built, saved, view, cancel);
        await door.NoteListAsync(viewer, document.People.Select(person => person.Person), $"{what}: {saved.Name}", Purpose.CaseFinding, cancel);
        return new OpenedList(saved, built, document);
    }

    /// <summary>The list without anybody's record opened.</summary>
    public async Task<(SavedListRow Saved, BuiltList Built)?> BuiltAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (id == Guid.Empty || await save.FindAsync(new ListId(id), viewer, cancel) is not { } saved)
        {
            return null;
        }

        var on = London.DayOf(clock.GetUtcNow());
        return await build.RunAsync(saved.ToDefinition(), on, await scope.OfAsync(viewer, cancel), cancel) is BuildOutcome.Built(var built) ? (saved, built) : null;
    }
}
