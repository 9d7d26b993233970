import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Session } from '../api/types';

export interface Registration {
  handle: string;
  displayName: string;
  password: string;
  email: string | null;
}

export interface Credentials {
  handle: string;
  password: string;
}

@Injectable({ providedIn: 'root' })
export class AuthClient {
  private readonly http = inject(HttpClient);

  register(registration: Registration): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/auth/register', registration));
  }

  signIn(credentials: Credentials): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/auth/login', credentials));
  }

  refresh(): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/auth/refresh', null));
  }

  signOut(): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/auth/logout', null));
  }

  changePassword(currentPassword: string, newPassword: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/auth/password', { currentPassword, newPassword }));
  }

  endSession(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/auth/sessions/${id}`));
  }
}
