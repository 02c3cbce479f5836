using System.Runtime.InteropServices;
using Ridgeway.Records;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>The groups of a person in twelve bytes.</summary>
/// <param name="Birth">Day number of the first day they can have been born, or -1.</param>
/// <param name="Practice">Its place in the block's practices from 1, or 0.</param>
/// <param name="Decile">1 to 10, or 0.</param>
/// <param name="Ethnic">The <see cref="Codes.EthnicCategory"/>, or 0.</param>
/// <param name="Sex">The <see cref="Records.Sex"/>.</param>
/// <param name="Dead">1 where the person had died.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct Marks(int Birth, ushort Practice, byte Decile, byte Ethnic, byte Sex, byte Dead, ushort Spare = 0)
{
    public static Marks Of(PersonInView person, DateOnly on) => new(
        person.BirthDate?.Earliest.DayNumber ?? -1,
        0,
        (byte)(person.DeprivationDecile ?? 0),
        person.EthnicCategory is { } category ? (byte)category : (byte)0,
        (byte)person.Sex,
        (byte)((person.DeathDate is { } death ? death.Earliest <= on : person.HasDied) ? 1 : 0));
}
